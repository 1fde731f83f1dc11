package org.finegrid.internal.climate.covariate;

import java.util.Arrays;

/**
 * A separable filter with symmetric weights. It computes what it can from the cells that there are:
 * each side loses as many cells as the filter's radius.
 */
final class SymmetricFilter {
  /** The radius of most filters. */
  private static final int EIGHT = 8;

  private final double[] weights;

  /** Whether only the neighbours farthest away count, besides the cell itself. */
  private final boolean onePair;

  private double[] row = new double[0];

  /**
   * A filter.
   *
   * @param weights that of the cell itself, and those of cells 1, 2, … away
   */
  SymmetricFilter(final double... weights) {
    this.weights = weights.clone();
    this.onePair = Arrays.stream(weights, 1, weights.length - 1).allMatch(weight -> weight == 0);
  }

  /** A Gaussian, cut off at a radius, whose weights sum to 1. */
  static SymmetricFilter gaussian(final double sigma, final int radius) {
    final double[] weights = new double[radius + 1];
    double sum = 0;
    for (int i = 0; i <= radius; i++) {
      weights[i] = Math.exp(-0.5 * (i / sigma) * (i / sigma));
      sum += i == 0 ? weights[i] : 2 * weights[i];
    }
    for (int i = 0; i <= radius; i++) {
      weights[i] /= sum;
    }
    return new SymmetricFilter(weights);
  }

  /** How far away a cell can be that counts. */
  int radius() {
    return weights.length - 1;
  }

  /**
   * Filters a plane.
   *
   * @param in values row by row
   * @param out receives the filtered values, in cells at least {@code margin} and the filter's
   *     radius away from the plane's edge
   * @param width columns
   * @param height rows
   * @param margin how far from the plane's edge {@code in} begins to have values
   */
  void apply(
      final double[] in, final double[] out, final int width, final int height, final int margin) {
    if (row.length != width) {
      row = new double[width];
    }
    final int first = margin + radius();
    for (int y = first; y < height - first; y++) {
      filter(in, y * width + margin, width, row, margin, width - 2 * margin);
      filter(row, first, 1, out, y * width + first, width - 2 * first);
    }
  }

  /** Filters along one axis, whose cells are {@code step} apart. */
  private void filter(
      final double[] in,
      final int from,
      final int step,
      final double[] out,
      final int to,
      final int count) {
    if (onePair) {
      centreAndPair(in, from, radius() * step, out, to, weights, count);
      return;
    }
    if (radius() == EIGHT) {
      eightPairs(in, from, step, out, to, weights, count);
      return;
    }
    centre(in, from, out, to, weights[0], count);
    for (int j = 1; j < weights.length; j++) {
      pair(in, from, j * step, out, to, weights[j], count);
    }
  }

  private static void centre(
      final double[] in,
      final int from,
      final double[] out,
      final int to,
      final double weight,
      final int count) {
    for (int i = 0; i < count; i++) {
      out[to + i] = weight * in[from + i];
    }
  }

  private static void centreAndPair(
      final double[] in,
      final int from,
      final int distance,
      final double[] out,
      final int to,
      final double[] weights,
      final int count) {
    final double weight = weights[0];
    final double pairWeight = weights[weights.length - 1];
    final int before = from - distance;
    final int after = from + distance;
    for (int i = 0; i < count; i++) {
      out[to + i] = weight * in[from + i] + pairWeight * (in[before + i] + in[after + i]);
    }
  }

  /** Adds the two neighbours at a distance. */
  private static void pair(
      final double[] in,
      final int from,
      final int distance,
      final double[] out,
      final int to,
      final double weight,
      final int count) {
    final int before = from - distance;
    final int after = from + distance;
    for (int i = 0; i < count; i++) {
      out[to + i] += weight * (in[before + i] + in[after + i]);
    }
  }

  /** All at once, which saves reading and writing sums. */
  private static void eightPairs(
      final double[] in,
      final int from,
      final int step,
      final double[] out,
      final int to,
      final double[] w,
      final int count) {
    final double w0 = w[0];
    final double w1 = w[1];
    final double w2 = w[2];
    final double w3 = w[3];
    final double w4 = w[4];
    final double w5 = w[5];
    final double w6 = w[6];
    final double w7 = w[7];
    final double w8 = w[8];
    // A loop that compilers turn into vector instructions has only sums in its indices.
    final int a1 = from - step;
    final int a2 = a1 - step;
    final int a3 = a2 - step;
    final int a4 = a3 - step;
    final int a5 = a4 - step;
    final int a6 = a5 - step;
    final int a7 = a6 - step;
    final int a8 = a7 - step;
    final int b1 = from + step;
    final int b2 = b1 + step;
    final int b3 = b2 + step;
    final int b4 = b3 + step;
    final int b5 = b4 + step;
    final int b6 = b5 + step;
    final int b7 = b6 + step;
    final int b8 = b7 + step;
    for (int i = 0; i < count; i++) {
      out[to + i] =
          w0 * in[from + i]
              + w1 * (in[a1 + i] + in[b1 + i])
              + w2 * (in[a2 + i] + in[b2 + i])
              + w3 * (in[a3 + i] + in[b3 + i])
              + w4 * (in[a4 + i] + in[b4 + i])
              + w5 * (in[a5 + i] + in[b5 + i])
              + w6 * (in[a6 + i] + in[b6 + i])
              + w7 * (in[a7 + i] + in[b7 + i])
              + w8 * (in[a8 + i] + in[b8 + i]);
    }
  }
}
