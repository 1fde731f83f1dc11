package org.finegrid.downscale;

import java.util.Arrays;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;

/** A box as typed: {@code W,S,E,N} in the raster's own coordinates. */
final class Box {

  private Box() {}

  /**
   * Reads a box.
   *
   * @return west, south, east, north
   * @throws RasterException where the text is no box
   */
  public static double[] parse(final String text) {
    final String[] parts = text.split(",", -1);
    if (parts.length != 4) {
      throw RasterException.invalid(
          ParameterName.BBOX, "'" + text + "' is not four numbers W,S,E,N, such as -10,35,30,60");
    }
    final double[] box = Arrays.stream(parts).mapToDouble(Box::number).toArray();
    if (box[0] >= box[2]) {
      throw RasterException.invalid(
          ParameterName.BBOX, "'" + text + "' has its west edge east of its east edge");
    }
    if (box[1] >= box[3]) {
      throw RasterException.invalid(
          ParameterName.BBOX, "'" + text + "' has its south edge north of its north edge");
    }
    return box;
  }

  private static double number(final String text) {
    try {
      final double value = Double.parseDouble(text.strip());
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw notANumber(text);
    }
    throw notANumber(text);
  }

  private static RasterException notANumber(final String text) {
    return RasterException.invalid(ParameterName.BBOX, "'" + text + "' is not a number");
  }
}
