package org.finegrid.training.dictionary;

import java.util.Arrays;

/**
 * Sparse codes of samples.
 *
 * @param maxAtoms largest number of atoms of a sample
 * @param atoms {@code [samples][maxAtoms]}: which atoms, -1 where fewer are used
 * @param weights {@code [samples][maxAtoms]}
 */
record Codes(int maxAtoms, int[] atoms, float[] weights) {

  /** Codes of no atoms. */
  static Codes empty(final int samples, final int maxAtoms) {
    final int[] atoms = new int[samples * maxAtoms];
    Arrays.fill(atoms, -1);
    return new Codes(maxAtoms, atoms, new float[samples * maxAtoms]);
  }

  @Override
  public boolean equals(final Object other) {
    return other instanceof Codes that
        && maxAtoms == that.maxAtoms
        && Arrays.equals(atoms, that.atoms)
        && Arrays.equals(weights, that.weights);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(atoms) * 31 + Arrays.hashCode(weights);
  }
}
