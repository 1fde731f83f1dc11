package org.finegrid.training.dictionary;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.finegrid.training.data.FloatPlane;

/**
 * A window's features: its {@link Gradients} along their principal components, as convolution
 * kernels over coarse cells. They are zero where the field is flat, and scale with it.
 *
 * @param size number of features
 * @param kernels {@code [size][9·9]}
 */
record Features(int size, float[] kernels) {

  /**
   * Principal components of gradients. These have hundreds of dimensions, but all of them follow
   * from 81 cells: with the gradients {@code g = B·c} and the symmetric root {@code S² = Bᵀ·B}, the
   * vectors {@code S·c} have the same lengths and angles, and so the same components.
   *
   * @param scatter sum of {@code c·cᵀ} over windows, {@code c} relative to the middle cell
   * @param kept share of the energy that is kept
   */
  static Features of(final int factor, final double[][] scatter, final double kept) {
    final RealMatrix forms = new Array2DRowRealMatrix(Gradients.forms(factor), false);
    final RealMatrix root = root(symmetric(forms.multiply(forms.transpose())));
    final RealMatrix energy =
        root.multiply(new Array2DRowRealMatrix(scatter, false)).multiply(root);
    final EigenDecomposition components = new EigenDecomposition(symmetric(energy));
    final double[] values = components.getRealEigenvalues();
    double total = 0;
    for (final double value : values) {
      total += Math.max(0, value);
    }
    int size = 0;
    for (double sum = 0; size < values.length && sum < kept * total; size++) {
      sum += Math.max(0, values[size]);
    }
    final float[] kernels = new float[size * Gradients.CELLS];
    for (int k = 0; k < size; k++) {
      copyBalanced(root.operate(components.getEigenvector(k).toArray()), kernels, k);
    }
    return new Features(size, kernels);
  }

  /** Rounding is taken back at the middle, so that flat fields give nothing. */
  private static void copyBalanced(final double[] kernel, final float[] kernels, final int k) {
    final int from = k * Gradients.CELLS;
    double sum = 0;
    for (int i = 0; i < Gradients.CELLS; i++) {
      kernels[from + i] = (float) kernel[i];
      sum += kernels[from + i];
    }
    kernels[from + Gradients.CELLS / 2] -= (float) sum;
  }

  /** The symmetric root; eigenvalues that rounding made negative are zero. */
  private static RealMatrix root(final RealMatrix matrix) {
    final EigenDecomposition parts = new EigenDecomposition(matrix);
    final RealMatrix roots = parts.getD();
    for (int i = 0; i < roots.getRowDimension(); i++) {
      roots.setEntry(i, i, Math.sqrt(Math.max(0, roots.getEntry(i, i))));
    }
    return parts.getV().multiply(roots).multiply(parts.getVT());
  }

  private static RealMatrix symmetric(final RealMatrix matrix) {
    return matrix.add(matrix.transpose()).scalarMultiply(0.5);
  }

  /**
   * The features of all windows of a plane; beyond its edges it is mirrored.
   *
   * @return {@code [size][cells of the plane]}; NaN where a cell that is seen has no data
   */
  float[][] of(final FloatPlane coarse) {
    final int width = coarse.width();
    final int height = coarse.height();
    final FloatPlane padded = coarse.mirrored(Gradients.RADIUS, Gradients.RADIUS);
    final float[][] features = new float[size][width * height];
    final double[] sums = new double[width * height];
    for (int k = 0; k < size; k++) {
      Arrays.fill(sums, 0);
      for (int tap = 0; tap < Gradients.CELLS; tap++) {
        final float weight = kernels[k * Gradients.CELLS + tap];
        for (int row = 0; row < height; row++) {
          add(
              padded.values(),
              (row + tap / Gradients.EDGE) * padded.width() + tap % Gradients.EDGE,
              weight,
              sums,
              row * width,
              width);
        }
      }
      for (int i = 0; i < sums.length; i++) {
        features[k][i] = (float) sums[i];
      }
    }
    return features;
  }

  private static void add(
      final float[] from,
      final int source,
      final double weight,
      final double[] to,
      final int target,
      final int count) {
    for (int i = 0; i < count; i++) {
      to[target + i] += weight * from[source + i];
    }
  }
}
