package org.finegrid.geoserver;

/** Gives the tiles of a fine raster. */
@FunctionalInterface
interface TileSource {

  /** The cells of a tile, one array for each band, row by row; shared, and not to be changed. */
  float[][] tile(int column, int row);
}
