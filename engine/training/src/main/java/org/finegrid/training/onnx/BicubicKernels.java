package org.finegrid.training.onnx;

import org.finegrid.internal.model.Kernel;

/**
 * The bicubic interpolation as one convolution of the coarse cells, each child of a cell one output
 * channel.
 */
public final class BicubicKernels {
  /** Coarse cells on each side that it sees. */
  public static final int RADIUS = Kernel.BICUBIC.radius();

  /** Edge of its kernels. */
  public static final int EDGE = 2 * RADIUS + 1;

  private BicubicKernels() {}

  /** Kernels {@code [factor²][1][EDGE][EDGE]}. */
  public static float[] of(final int factor) {
    return within(factor, EDGE);
  }

  /**
   * Kernels {@code [factor²][1][EDGE][EDGE]} that keep each coarse cell's mean, as by additive
   * conservation.
   */
  public static float[] keepingMeans(final int factor) {
    final int children = factor * factor;
    final int taps = EDGE * EDGE;
    final float[] kernels = of(factor);
    for (int tap = 0; tap < taps; tap++) {
      double mean = 0;
      for (int child = 0; child < children; child++) {
        mean += (double) kernels[child * taps + tap] / children;
      }
      final double correction = (tap == taps / 2 ? 1 : 0) - mean;
      for (int child = 0; child < children; child++) {
        kernels[child * taps + tap] += (float) correction;
      }
    }
    return kernels;
  }

  /**
   * Kernels {@code [factor²][1][edge][edge]} of any odd edge: of the taps that lie within it,
   * scaled to sum to one.
   */
  public static float[] within(final int factor, final int edge) {
    final float[][] along = Kernel.BICUBIC.taps(factor);
    final int taps = edge * edge;
    final float[] kernels = new float[factor * factor * taps];
    for (int child = 0; child < factor * factor; child++) {
      final double[] down = cut(along[child / factor], edge);
      final double[] across = cut(along[child % factor], edge);
      for (int tap = 0; tap < taps; tap++) {
        kernels[child * taps + tap] = (float) (down[tap / edge] * across[tap % edge]);
      }
    }
    return kernels;
  }

  private static double[] cut(final float[] taps, final int edge) {
    final double[] cut = new double[edge];
    double sum = 0;
    for (int i = 0; i < edge; i++) {
      final int from = i - edge / 2 + RADIUS;
      cut[i] = from >= 0 && from < EDGE ? taps[from] : 0;
      sum += cut[i];
    }
    for (int i = 0; i < edge; i++) {
      cut[i] /= sum;
    }
    return cut;
  }
}
