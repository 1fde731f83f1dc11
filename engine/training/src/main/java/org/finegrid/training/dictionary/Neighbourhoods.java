package org.finegrid.training.dictionary;

import java.util.Arrays;
import java.util.stream.IntStream;

/** For each atom the samples most like it, found as samples go by. */
final class Neighbourhoods {
  private final int most;
  private final int[][] samples;
  private final float[][] likeness;
  private final int[] counts;
  private final float[] least;

  /** For so many atoms, so many samples each. */
  Neighbourhoods(final int atoms, final int most) {
    this.most = most;
    this.samples = new int[atoms][2 * most];
    this.likeness = new float[atoms][2 * most];
    this.counts = new int[atoms];
    this.least = new float[atoms];
    Arrays.fill(least, Float.NEGATIVE_INFINITY);
  }

  /** What a sample must exceed to be among an atom's; grows. */
  float[] least() {
    return least.clone();
  }

  void add(final int atom, final int sample, final float alike) {
    if (alike <= least[atom]) {
      return;
    }
    samples[atom][counts[atom]] = sample;
    likeness[atom][counts[atom]] = alike;
    counts[atom]++;
    if (counts[atom] == 2 * most) {
      keepBest(atom);
    }
  }

  private void keepBest(final int atom) {
    final float[] all = likeness[atom].clone();
    Arrays.sort(all, 0, counts[atom]);
    final float bound = all[counts[atom] - most];
    int above = 0;
    for (int i = 0; i < counts[atom]; i++) {
      above += likeness[atom][i] > bound ? 1 : 0;
    }
    int equal = most - above;
    int kept = 0;
    for (int i = 0; i < counts[atom]; i++) {
      final float alike = likeness[atom][i];
      if (alike > bound || alike == bound && equal-- > 0) {
        samples[atom][kept] = samples[atom][i];
        likeness[atom][kept] = alike;
        kept++;
      }
    }
    counts[atom] = kept;
    least[atom] = bound;
  }

  /** An atom's samples, in order. */
  int[] of(final int atom) {
    if (counts[atom] > most) {
      keepBest(atom);
    }
    return IntStream.of(Arrays.copyOf(samples[atom], counts[atom])).sorted().toArray();
  }
}
