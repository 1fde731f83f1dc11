package org.finegrid.training.sparse;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * The principal axes of vectors.
 *
 * @param length numbers of a vector
 * @param values axes of unit norm, one after the other, the longest first; not copied
 * @param energies the mean square of vectors along each axis; not copied
 */
record Axes(int length, float[] values, double[] energies) {

  /**
   * The axes that hold most of the vectors' energy.
   *
   * @param scatter the sum of the vectors' products with themselves, {@code [length][length]}
   * @param count how many vectors there are
   * @param share how much of their energy to keep, up to 1
   */
  static Axes of(final double[][] scatter, final long count, final double share) {
    // For what is symmetric and not negative, singular values are eigenvalues; the eigenvalue
    // solver
    // does not converge where many are nearly zero.
    final SingularValueDecomposition parts =
        new SingularValueDecomposition(new Array2DRowRealMatrix(scatter, false));
    final double[] all = parts.getSingularValues();
    final double total = Arrays.stream(all).sum();
    int kept = 0;
    double held = 0;
    while (kept < all.length && held < share * total && all[kept] > 0) {
      held += all[kept++];
    }
    final float[] values = new float[kept * scatter.length];
    final double[] energies = new double[kept];
    for (int axis = 0; axis < kept; axis++) {
      final double[] direction = parts.getU().getColumn(axis);
      for (int i = 0; i < direction.length; i++) {
        values[axis * scatter.length + i] = (float) direction[i];
      }
      energies[axis] = all[axis] / count;
    }
    return new Axes(scatter.length, values, energies);
  }

  /** How many axes there are. */
  int count() {
    return energies.length;
  }

  /** A vector's part along each axis. */
  float[] along(final float[] vector) {
    final float[] parts = new float[count()];
    for (int axis = 0; axis < parts.length; axis++) {
      double sum = 0;
      for (int i = 0; i < length; i++) {
        sum += (double) values[axis * length + i] * vector[i];
      }
      parts[axis] = (float) sum;
    }
    return parts;
  }

  /**
   * Kernels that give parts along the axes, of kernels that give vectors.
   *
   * @param kernels {@code [length][cells]}
   * @return {@code [count][cells]}
   */
  float[] kernels(final float[] kernels) {
    final int cells = kernels.length / length;
    final double[] sums = new double[count() * cells];
    for (int axis = 0; axis < count(); axis++) {
      for (int i = 0; i < length; i++) {
        for (int cell = 0; cell < cells; cell++) {
          sums[axis * cells + cell] +=
              (double) values[axis * length + i] * kernels[i * cells + cell];
        }
      }
    }
    final float[] made = new float[sums.length];
    for (int i = 0; i < made.length; i++) {
      made[i] = (float) sums[i];
    }
    return made;
  }

  @Override
  public boolean equals(final Object other) {
    return other instanceof Axes that
        && length == that.length
        && Arrays.equals(values, that.values)
        && Arrays.equals(energies, that.energies);
  }

  @Override
  public int hashCode() {
    return 31 * length + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Axes[" + count() + " of " + length + "]";
  }
}
