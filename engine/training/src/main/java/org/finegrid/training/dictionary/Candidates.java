package org.finegrid.training.dictionary;

import java.util.Arrays;

/** Windows of a block that may be among the most similar to an atom. */
final class Candidates {
  private int[] atoms = new int[1024];
  private int[] samples = new int[1024];
  private float[] similarities = new float[1024];
  private int count;

  private Candidates() {}

  /**
   * Compares a block with all atoms.
   *
   * @param index the block's number
   * @param bounds for each atom what a window must exceed
   */
  static Candidates of(
      final Columns block, final int index, final Columns atoms, final float[] bounds) {
    final Candidates found = new Candidates();
    final float[] products = new float[block.count()];
    try (Columns all = new Columns(block.count(), atoms.count())) {
      block.products(atoms, all);
      for (int atom = 0; atom < bounds.length; atom++) {
        all.read(atom, products);
        final float bound = bounds[atom];
        for (int i = 0; i < products.length; i++) {
          if (products[i] > bound) {
            found.add(atom, index * UnitFeatures.BLOCK + i, products[i]);
          }
        }
      }
    }
    return found;
  }

  private void add(final int atom, final int sample, final float similarity) {
    if (count == atoms.length) {
      atoms = Arrays.copyOf(atoms, 2 * count);
      samples = Arrays.copyOf(samples, 2 * count);
      similarities = Arrays.copyOf(similarities, 2 * count);
    }
    atoms[count] = atom;
    samples[count] = sample;
    similarities[count++] = similarity;
  }

  void addTo(final Neighbourhoods nearest) {
    for (int i = 0; i < count; i++) {
      nearest.add(atoms[i], samples[i], similarities[i]);
    }
  }
}
