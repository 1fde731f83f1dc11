package org.finegrid.internal.climate.covariate;

import java.util.Arrays;

/**
 * Counts numbers of one sign in bins whose width is at most 1/128 of the number: the exponent and
 * the first seven binary digits. It takes as many bins as there are between the least and the
 * greatest number. Not thread-safe.
 */
final class SlopeHistogram {
  private static final int SHIFT = 52 - 7;

  private int first;
  private long[] counts = new long[0];

  /** Counts a number above 0. */
  void count(final double size) {
    // First: it may replace the array.
    final int index = index((int) (Double.doubleToRawLongBits(size) >>> SHIFT));
    counts[index]++;
  }

  void add(final SlopeHistogram other) {
    if (other.counts.length > 0) {
      index(other.first);
      index(other.first + other.counts.length - 1);
      for (int i = 0; i < other.counts.length; i++) {
        counts[other.first - first + i] += other.counts[i];
      }
    }
  }

  long total() {
    return Arrays.stream(counts).sum();
  }

  /** The middle of the bin that holds the number at a rank, from 0 for the smallest. */
  double atRank(final long rank) {
    long below = 0;
    for (int i = 0; i < counts.length; i++) {
      below += counts[i];
      if (rank < below) {
        final long bits = (long) (first + i) << SHIFT;
        return Double.longBitsToDouble(bits + (1L << (SHIFT - 1)));
      }
    }
    throw new IllegalArgumentException("rank " + rank + " of " + below);
  }

  private int index(final int bin) {
    if (counts.length == 0) {
      first = bin;
      counts = new long[1];
    } else if (bin < first) {
      final long[] more = new long[counts.length + first - bin];
      System.arraycopy(counts, 0, more, first - bin, counts.length);
      counts = more;
      first = bin;
    } else if (bin - first >= counts.length) {
      counts = Arrays.copyOf(counts, bin - first + 1);
    }
    return bin - first;
  }
}
