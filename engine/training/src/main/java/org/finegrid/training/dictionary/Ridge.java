package org.finegrid.training.dictionary;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/** Ridge regression from features to detail. */
final class Ridge {

  private Ridge() {}

  /**
   * {@code factor·(L·Lᵀ + λ·I)⁻¹·L·Hᵀ} for features {@code L} and details {@code H}, a column each.
   *
   * @param gram {@code L·Lᵀ}, {@code [size][size]}; overwritten
   * @param cross {@code L·Hᵀ}, {@code [size][detail]}
   * @return {@code [size][detail]}, one row after the other
   */
  static float[] solve(
      final double[][] gram, final double[][] cross, final double lambda, final double factor) {
    for (int i = 0; i < gram.length; i++) {
      gram[i][i] += lambda;
    }
    return FloatArrays.flat(
        FloatArrays.floats(
            new CholeskyDecomposition(new Array2DRowRealMatrix(gram, false), 1e-6, 0)
                .getSolver()
                .solve(new Array2DRowRealMatrix(cross, false))
                .scalarMultiply(factor)
                .getData()));
  }

  /** Adds {@code a·bᵀ}. */
  static void addOuter(final float[] a, final float[] b, final double[][] to) {
    for (int i = 0; i < a.length; i++) {
      final double[] row = to[i];
      final float by = a[i];
      for (int j = 0; j < b.length; j++) {
        row[j] += (double) by * b[j];
      }
    }
  }
}
