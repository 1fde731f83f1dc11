package org.finegrid.training.dictionary;

/** Products of vectors and matrices. */
final class Linear {

  private Linear() {}

  /** A row times a matrix whose rows follow one another. */
  static float[] times(final float[] row, final float[] matrix) {
    final int count = matrix.length / row.length;
    final double[] sums = new double[count];
    for (int i = 0; i < row.length; i++) {
      for (int j = 0; j < count; j++) {
        sums[j] += (double) row[i] * matrix[i * count + j];
      }
    }
    final float[] product = new float[count];
    for (int j = 0; j < count; j++) {
      product[j] = (float) sums[j];
    }
    return product;
  }

  static double dot(final double[] a, final float[] atoms, final int from) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * atoms[from + i];
    }
    return sum;
  }

  static double[] doubles(final float[] values) {
    final double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  /** The atom with the largest inner product, whatever its sign. */
  static int nearest(final double[] features, final Dictionary atoms) {
    int best = 0;
    double most = -1;
    for (int atom = 0; atom < atoms.count(); atom++) {
      final double alike = Math.abs(dot(features, atoms.values(), atom * atoms.size()));
      if (alike > most) {
        most = alike;
        best = atom;
      }
    }
    return best;
  }
}
