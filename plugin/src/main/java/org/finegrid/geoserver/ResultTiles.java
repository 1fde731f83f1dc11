package org.finegrid.geoserver;

import java.io.Closeable;
import org.finegrid.internal.coverage.TileSource;

/** The tiles of a result, kept from when they are made until the result is written. */
interface ResultTiles extends TileSource, Closeable {

  /** Keeps a tile; the arrays may be shared, but are not changed any more. */
  void put(int column, int row, float[][] cells);

  /** Lets go of all tiles; a second time does nothing. */
  @Override
  void close();
}
