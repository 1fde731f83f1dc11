package org.finegrid.internal.climate.covariate;

/** Reads covariates on fine cells, some rows of a window at a time. */
public interface FineRows {

  /**
   * Reads all fine cells of some coarse rows of the window.
   *
   * @param covariate which one
   * @param firstRow the first coarse row, 0 for that of the window
   * @param rows how many coarse rows
   * @param values receives them row by row, NaN where unknown; may be longer
   */
  void read(int covariate, int firstRow, int rows, double[] values);
}
