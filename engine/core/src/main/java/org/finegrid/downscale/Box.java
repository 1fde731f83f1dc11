package org.finegrid.downscale;

import org.finegrid.grid.RasterException;

/** A box as typed: {@code W,S,E,N} in the raster's own coordinates. */
public final class Box {

  private Box() {}

  /**
   * Reads a box.
   *
   * @return west, south, east, north
   * @throws RasterException where the text is no box
   */
  public static double[] parse(final String text) {
    final String[] parts = text.split(",", -1);
    final double[] box = new double[4];
    try {
      for (int i = 0; i < 4; i++) {
        box[i] = Double.parseDouble(parts[i].strip());
      }
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new RasterException("bbox '" + text + "' is not four numbers W,S,E,N", e);
    }
    if (parts.length != 4 || !(box[0] < box[2]) || !(box[1] < box[3])) {
      throw new RasterException("bbox '" + text + "' is not W,S,E,N with W < E and S < N");
    }
    return box;
  }
}
