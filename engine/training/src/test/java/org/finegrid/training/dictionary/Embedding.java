package org.finegrid.training.dictionary;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/** Weights of locally linear embedding. */
final class Embedding {

  private Embedding() {}

  /**
   * Weights that sum to one and make the weighted sum of vectors small.
   *
   * @param ridge of the trace, added to the diagonal
   * @param minRidge the smallest ridge
   */
  static double[] weights(
      final List<double[]> differences, final double ridge, final double minRidge) {
    final int count = differences.size();
    final double[][] gram = new double[count][count];
    double trace = 0;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        gram[i][j] = MatrixProducts.dot(differences.get(i), differences.get(j));
      }
      trace += gram[i][i];
    }
    for (int i = 0; i < count; i++) {
      gram[i][i] += Math.max(ridge * trace, minRidge);
    }
    final double[] ones = new double[count];
    Arrays.fill(ones, 1);
    final double[] weights =
        new CholeskyDecomposition(new Array2DRowRealMatrix(gram, false), 1e-6, 0)
            .getSolver()
            .solve(new ArrayRealVector(ones, false))
            .toArray();
    final double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }
}
