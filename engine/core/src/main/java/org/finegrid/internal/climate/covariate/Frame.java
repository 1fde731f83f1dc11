package org.finegrid.internal.climate.covariate;

/**
 * The cells of a window, and the arithmetic on planes of them. A margin leaves out that many cells
 * at each side.
 *
 * @param width columns
 * @param height rows
 */
record Frame(int width, int height) {

  int cells() {
    return width * height;
  }

  /** Some planes, or {@code old} if it is as large already. */
  double[][] planes(final double[][] old, final int count) {
    return old.length == count && (count == 0 || old[0].length == cells())
        ? old
        : new double[count][cells()];
  }

  /** A plane, or {@code old} if it is as large already. */
  double[] plane(final double[] old) {
    return old.length == cells() ? old : new double[cells()];
  }

  /** The product of two planes. */
  void multiply(final double[] a, final double[] b, final double[] out, final int margin) {
    for (int y = margin; y < height - margin; y++) {
      final int end = (y + 1) * width - margin;
      for (int i = y * width + margin; i < end; i++) {
        out[i] = a[i] * b[i];
      }
    }
  }

  /** The difference of two planes. */
  void subtract(final double[] a, final double[] b, final double[] out, final int margin) {
    for (int y = margin; y < height - margin; y++) {
      final int end = (y + 1) * width - margin;
      for (int i = y * width + margin; i < end; i++) {
        out[i] = a[i] - b[i];
      }
    }
  }

  /** Adds the product of two planes to a third. */
  void addProduct(final double[] a, final double[] b, final double[] out, final int margin) {
    for (int y = margin; y < height - margin; y++) {
      final int end = (y + 1) * width - margin;
      for (int i = y * width + margin; i < end; i++) {
        out[i] += a[i] * b[i];
      }
    }
  }

  /**
   * The least value in the square around each cell, of a plane of zeros and ones.
   *
   * @param radius cells from a square's centre to its side; so many cells at each side of the plane
   *     get no value
   */
  void erode(final double[] in, final double[] out, final int radius, final double[] scratch) {
    for (int y = radius; y < height - radius; y++) {
      for (int x = 0; x < width; x++) {
        double least = 1;
        for (int k = -radius; k <= radius; k++) {
          least = Math.min(least, in[(y + k) * width + x]);
        }
        scratch[y * width + x] = least;
      }
      for (int x = radius; x < width - radius; x++) {
        double least = 1;
        for (int k = -radius; k <= radius; k++) {
          least = Math.min(least, scratch[y * width + x + k]);
        }
        out[y * width + x] = least;
      }
    }
  }
}
