package org.finegrid.training.dictionary;

import java.util.Arrays;
import java.util.stream.IntStream;

/** For each atom the most similar samples, found in one pass. */
final class Neighbourhoods {
  private final int size;
  private final int[][] samples;
  private final float[][] similarities;
  private final int[] counts;
  private final float[] bounds;

  /** For so many atoms, so many samples each. */
  Neighbourhoods(final int atoms, final int size) {
    this.size = size;
    this.samples = new int[atoms][2 * size];
    this.similarities = new float[atoms][2 * size];
    this.counts = new int[atoms];
    this.bounds = new float[atoms];
    Arrays.fill(bounds, Float.NEGATIVE_INFINITY);
  }

  /** What a sample must exceed to be among an atom's; grows. */
  float[] bounds() {
    return bounds.clone();
  }

  void add(final int atom, final int sample, final float similarity) {
    if (similarity <= bounds[atom]) {
      return;
    }
    samples[atom][counts[atom]] = sample;
    similarities[atom][counts[atom]] = similarity;
    counts[atom]++;
    if (counts[atom] == 2 * size) {
      keepBest(atom);
    }
  }

  private void keepBest(final int atom) {
    final float[] all = similarities[atom].clone();
    Arrays.sort(all, 0, counts[atom]);
    final float bound = all[counts[atom] - size];
    int above = 0;
    for (int i = 0; i < counts[atom]; i++) {
      above += similarities[atom][i] > bound ? 1 : 0;
    }
    int equal = size - above;
    int kept = 0;
    for (int i = 0; i < counts[atom]; i++) {
      final float similarity = similarities[atom][i];
      if (similarity > bound || similarity == bound && equal-- > 0) {
        samples[atom][kept] = samples[atom][i];
        similarities[atom][kept] = similarity;
        kept++;
      }
    }
    counts[atom] = kept;
    bounds[atom] = bound;
  }

  /** An atom's samples, in order. */
  int[] of(final int atom) {
    if (counts[atom] > size) {
      keepBest(atom);
    }
    return IntStream.of(Arrays.copyOf(samples[atom], counts[atom])).sorted().toArray();
  }
}
