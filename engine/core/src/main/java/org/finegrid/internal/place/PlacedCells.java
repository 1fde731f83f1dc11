package org.finegrid.internal.place;

import java.io.Closeable;
import org.finegrid.grid.Window;

/** Values on the cells of a target grid. Safe for several threads. */
interface PlacedCells extends Closeable {

  /** What reports call the way in which they come about. */
  String name();

  /** Reads a window; NaN where nothing is known. */
  void read(int[] bands, Window window, double[][] planes);

  /** How many cells have the value of gaps, as far as is known by now. */
  long gaps();

  @Override
  void close();
}
