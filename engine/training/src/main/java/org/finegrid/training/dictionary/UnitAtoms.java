package org.finegrid.training.dictionary;

import java.util.Arrays;

/**
 * Atoms of length one, one after the other.
 *
 * @param size numbers in an atom
 * @param values {@code [count][size]}
 */
record UnitAtoms(int size, float[] values) {

  int count() {
    return values.length / size;
  }

  float[] atom(final int index) {
    return Arrays.copyOfRange(values, index * size, (index + 1) * size);
  }

  /** The atoms outside the heap. */
  Columns columns() {
    return Columns.of(size, values, 0, values.length);
  }

  /** Inner products of all atoms with each other, {@code [count][count]}. */
  float[][] gram() {
    final float[][] gram = new float[count()][count()];
    try (Columns atoms = columns();
        Columns products = new Columns(count(), count())) {
      atoms.products(atoms, products);
      for (int i = 0; i < gram.length; i++) {
        products.read(i, gram[i]);
      }
    }
    return gram;
  }

  @Override
  public boolean equals(final Object other) {
    return other instanceof UnitAtoms that
        && size == that.size
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * size + Arrays.hashCode(values);
  }
}
