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
      final int start = y * width;
      centre(in, start + margin, row, margin, weights[0], width - 2 * margin);
      for (int j = 1; j < weights.length; j++) {
        if (weights[j] != 0) {
          pair(in, start + margin, j * width, row, margin, weights[j], width - 2 * margin);
        }
      }
      centre(row, first, out, start + first, weights[0], width - 2 * first);
      for (int j = 1; j < weights.length; j++) {
        if (weights[j] != 0) {
          pair(row, first, j, out, start + first, weights[j], width - 2 * first);
        }
      }
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
}
