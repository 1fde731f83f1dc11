package org.finegrid.training.dictionary;

/** Products of vectors and matrices. */
final class MatrixProducts {

  private MatrixProducts() {}

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
  static int nearest(final double[] features, final UnitAtoms atoms) {
    int best = 0;
    double max = -1;
    for (int atom = 0; atom < atoms.count(); atom++) {
      final double similarity = Math.abs(dot(features, atoms.values(), atom * atoms.size()));
      if (similarity > max) {
        max = similarity;
        best = atom;
      }
    }
    return best;
  }

  static double dot(final double[] a, final double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Adds {@code by·a}. */
  static void add(final double by, final double[] a, final double[] to) {
    for (int i = 0; i < a.length; i++) {
      to[i] += by * a[i];
    }
  }

  static float[] floats(final double[] values) {
    final float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  /** The atoms with the largest inner products, whatever their signs, best first. */
  static int[] nearest(final double[] features, final UnitAtoms atoms, final int count) {
    final double[] similarity = new double[atoms.count()];
    for (int atom = 0; atom < similarity.length; atom++) {
      similarity[atom] = Math.abs(dot(features, atoms.values(), atom * atoms.size()));
    }
    final int[] best = new int[count];
    for (int i = 0; i < count; i++) {
      for (int atom = 1; atom < similarity.length; atom++) {
        if (similarity[atom] > similarity[best[i]]) {
          best[i] = atom;
        }
      }
      similarity[best[i]] = -1;
    }
    return best;
  }
}
