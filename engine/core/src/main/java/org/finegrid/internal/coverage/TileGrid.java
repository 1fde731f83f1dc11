package org.finegrid.internal.coverage;

import java.awt.Rectangle;

/**
 * How a fine raster is cut into tiles.
 *
 * @param width columns of the raster
 * @param height rows of the raster
 * @param bands its bands
 * @param edge columns and rows of a tile; those of the last ones may be fewer
 */
public record TileGrid(int width, int height, int bands, int edge) {

  /** Tiles across. */
  public int columns() {
    return (int) (((long) width + edge - 1) / edge);
  }

  /** Tiles down. */
  public int rows() {
    return (int) (((long) height + edge - 1) / edge);
  }

  /** The whole raster. */
  public Rectangle area() {
    return new Rectangle(0, 0, width, height);
  }

  /** The part of the raster that a tile covers. */
  public Rectangle covered(final int column, final int row) {
    return new Rectangle(column * edge, row * edge, edge, edge).intersection(area());
  }

  /** Values of the whole raster, over all bands. */
  public long values() {
    return (long) width * height * bands;
  }
}
