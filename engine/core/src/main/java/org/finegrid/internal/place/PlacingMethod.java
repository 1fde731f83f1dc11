package org.finegrid.internal.place;

import org.finegrid.grid.Window;

/** How values of a source come onto the cells of another grid. Safe for several threads. */
interface PlacingMethod {

  /** What reports call it. */
  String name();

  /**
   * Computes cells, which may take long where the source is much finer.
   *
   * @param bands the source's bands
   * @param window cells of the target
   * @param planes one array for each band; NaN where nothing is known
   * @param gaps how many cells of each band take the value of gaps; added to
   */
  void place(int[] bands, Window window, double[][] planes, long[] gaps);
}
