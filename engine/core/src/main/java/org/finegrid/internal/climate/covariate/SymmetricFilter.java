package org.finegrid.internal.climate.covariate;

/**
 * A separable filter with symmetric weights. It computes what it can from the cells that there are:
 * each side loses as many cells as the filter's radius.
 */
final class SymmetricFilter {
  private final double[] weights;
  private double[] row = new double[0];

  /**
   * A filter.
   *
   * @param weights that of the cell itself, and those of cells 1, 2, … away
   */
  SymmetricFilter(final double... weights) {
    this.weights = weights.clone();
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
    centre(in, from, out, to, weights[0], count);
    int j = 1;
    for (; j + 3 < weights.length; j += 4) {
      fourPairs(in, from, j, step, out, to, weights, count);
    }
    for (; j < weights.length; j++) {
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

  /** Adds the neighbours at four distances in one go, which saves reading and writing sums. */
  private static void fourPairs(
      final double[] in,
      final int from,
      final int j,
      final int step,
      final double[] out,
      final int to,
      final double[] weights,
      final int count) {
    final double weight1 = weights[j];
    final double weight2 = weights[j + 1];
    final double weight3 = weights[j + 2];
    final double weight4 = weights[j + 3];
    final int before1 = from - j * step;
    final int before2 = before1 - step;
    final int before3 = before2 - step;
    final int before4 = before3 - step;
    final int after1 = from + j * step;
    final int after2 = after1 + step;
    final int after3 = after2 + step;
    final int after4 = after3 + step;
    for (int i = 0; i < count; i++) {
      out[to + i] +=
          weight1 * (in[before1 + i] + in[after1 + i])
              + weight2 * (in[before2 + i] + in[after2 + i])
              + weight3 * (in[before3 + i] + in[after3 + i])
              + weight4 * (in[before4 + i] + in[after4 + i]);
    }
  }
}
