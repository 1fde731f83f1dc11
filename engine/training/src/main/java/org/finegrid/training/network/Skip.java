package org.finegrid.training.network;

/**
 * The interpolated field that a residual network adds to, as one convolution: bicubic by Keys's
 * kernel (a = -0.5), each child of a coarse cell one output channel.
 */
final class Skip {
  /** Edge of the kernel: a child's four taps lie within two cells on each side. */
  static final int KERNEL = 5;

  private Skip() {}

  /**
   * Kernels {@code [factor²][1][5][5]}.
   *
   * @param meanKept whether each coarse cell's mean is kept, as by additive conservation
   */
  static float[] kernels(final int factor, final boolean meanKept) {
    final int children = factor * factor;
    final int taps = KERNEL * KERNEL;
    final double[] kernels = new double[children * taps];
    for (int child = 0; child < children; child++) {
      for (int tap = 0; tap < taps; tap++) {
        kernels[child * taps + tap] =
            weight(child / factor, tap / KERNEL, factor)
                * weight(child % factor, tap % KERNEL, factor);
      }
    }
    final float[] result = new float[kernels.length];
    for (int tap = 0; tap < taps; tap++) {
      double mean = 0;
      for (int child = 0; child < children; child++) {
        mean += kernels[child * taps + tap] / children;
      }
      final double correction = meanKept ? (tap == taps / 2 ? 1 : 0) - mean : 0;
      for (int child = 0; child < children; child++) {
        result[child * taps + tap] = (float) (kernels[child * taps + tap] + correction);
      }
    }
    return result;
  }

  /**
   * Kernels {@code [factor²][1][edge][edge]} of any odd edge: of the taps that lie within it,
   * scaled to sum to one.
   */
  static float[] kernels(final int factor, final int edge) {
    final int children = factor * factor;
    final int taps = edge * edge;
    final float[] result = new float[children * taps];
    for (int child = 0; child < children; child++) {
      final double[] down = weights(child / factor, factor, edge);
      final double[] across = weights(child % factor, factor, edge);
      for (int tap = 0; tap < taps; tap++) {
        result[child * taps + tap] = (float) (down[tap / edge] * across[tap % edge]);
      }
    }
    return result;
  }

  private static double[] weights(final int child, final int factor, final int edge) {
    final double[] weights = new double[edge];
    double sum = 0;
    for (int tap = 0; tap < edge; tap++) {
      weights[tap] = weight(child, tap - edge / 2 + KERNEL / 2, factor);
      sum += weights[tap];
    }
    for (int tap = 0; tap < edge; tap++) {
      weights[tap] /= sum;
    }
    return weights;
  }

  private static double weight(final int child, final int tap, final int factor) {
    final double x = Math.abs((child + 0.5) / factor - 0.5 - (tap - KERNEL / 2));
    if (x <= 1) {
      return (1.5 * x - 2.5) * x * x + 1;
    }
    return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
  }
}
