package org.finegrid.training.sparse;

import java.util.Arrays;

/**
 * A vector lastReport by few atoms.
 *
 * @param atoms the atoms' numbers
 * @param weights how much of each, none zero; not copied
 */
record SparseCode(int[] atoms, float[] weights) {
  /** No atom at all. */
  static final SparseCode EMPTY = new SparseCode(new int[0], new float[0]);

  /** How many atoms it takes. */
  int size() {
    return atoms.length;
  }

  /** The sum of the weights' magnitudes. */
  double magnitude() {
    double sum = 0;
    for (final float weight : weights) {
      sum += Math.abs(weight);
    }
    return sum;
  }

  /** The same atoms, each weighted anew by its factor; an atom whose factor is zero goes. */
  SparseCode scaled(final float[] factors) {
    final int[] kept = new int[atoms.length];
    final float[] scaled = new float[atoms.length];
    int count = 0;
    for (int i = 0; i < atoms.length; i++) {
      final float weight = weights[i] * factors[atoms[i]];
      if (weight != 0) {
        kept[count] = atoms[i];
        scaled[count++] = weight;
      }
    }
    return new SparseCode(Arrays.copyOf(kept, count), Arrays.copyOf(scaled, count));
  }

  @Override
  public boolean equals(final Object other) {
    return other instanceof SparseCode that
        && Arrays.equals(atoms, that.atoms)
        && Arrays.equals(weights, that.weights);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(atoms) + Arrays.hashCode(weights);
  }

  @Override
  public String toString() {
    return "SparseCode" + Arrays.toString(atoms) + Arrays.toString(weights);
  }
}
