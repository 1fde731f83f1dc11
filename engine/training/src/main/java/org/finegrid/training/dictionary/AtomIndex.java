package org.finegrid.training.dictionary;

import java.util.function.IntConsumer;

/**
 * For each sample the atoms that learn from it.
 *
 * @param starts where a sample's atoms begin, and where the last one's end
 * @param atoms of the first sample, of the second, and so on
 */
record AtomIndex(int[] starts, int[] atoms) {

  /** Turns the lists of each atom's samples around. */
  static AtomIndex of(final int[][] samples, final int count) {
    final int[] starts = new int[count + 1];
    for (final int[] own : samples) {
      for (final int sample : own) {
        starts[sample + 1]++;
      }
    }
    for (int i = 0; i < count; i++) {
      starts[i + 1] += starts[i];
    }
    final int[] next = starts.clone();
    final int[] atoms = new int[starts[count]];
    for (int atom = 0; atom < samples.length; atom++) {
      for (final int sample : samples[atom]) {
        atoms[next[sample]++] = atom;
      }
    }
    return new AtomIndex(starts, atoms);
  }

  boolean any(final int sample) {
    return starts[sample + 1] > starts[sample];
  }

  void each(final int sample, final IntConsumer take) {
    for (int i = starts[sample]; i < starts[sample + 1]; i++) {
      take.accept(atoms[i]);
    }
  }
}
