package org.finegrid.internal.coverage;

/** Gives the tiles of a fine raster. */
public interface TileSource {

  /** The cells of a tile, one array for each band, row by row; shared, and not to be changed. */
  float[][] tile(int column, int row);

  /**
   * Some rows of a tile, like {@link #tile}.
   *
   * @param first the first of them, counted from the tile's own
   */
  float[][] lines(int column, int row, int first, int count);
}
