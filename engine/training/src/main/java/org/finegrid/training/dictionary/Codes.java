package org.finegrid.training.dictionary;

import java.util.Arrays;

/**
 * Sparse codes of samples.
 *
 * @param most atoms that a sample may use
 * @param atoms {@code [samples][most]}: which atoms, -1 where fewer are used
 * @param weights {@code [samples][most]}
 */
record Codes(int most, int[] atoms, float[] weights) {

  /** Codes of no atoms. */
  static Codes empty(final int samples, final int most) {
    final int[] atoms = new int[samples * most];
    Arrays.fill(atoms, -1);
    return new Codes(most, atoms, new float[samples * most]);
  }

  @Override
  public boolean equals(final Object other) {
    return other instanceof Codes that
        && most == that.most
        && Arrays.equals(atoms, that.atoms)
        && Arrays.equals(weights, that.weights);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(atoms) * 31 + Arrays.hashCode(weights);
  }
}
