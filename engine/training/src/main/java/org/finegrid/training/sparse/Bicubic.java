package org.finegrid.training.sparse;

import org.finegrid.model.Interpolation;
import org.finegrid.model.Kernel;

/** The engine's bicubic interpolation as one convolution. */
final class Bicubic {
  /** Edge of the kernels: a child's taps lie within two cells on each side. */
  static final int EDGE = 2 * Kernel.BICUBIC.radius() + 1;

  private Bicubic() {}

  /** Kernels {@code [factor²][1][EDGE][EDGE]}, measured: what becomes of a lone one among zeros. */
  static float[] kernels(final int factor) {
    final int centre = EDGE - 1;
    final int window = 2 * EDGE - 1;
    final float[] one = new float[window * window];
    one[centre * window + centre] = 1;
    final float[] fine = new float[one.length * factor * factor];
    try (Interpolation interpolation = new Interpolation(Kernel.BICUBIC, factor)) {
      interpolation.apply(one, 1, window, window, fine);
    }
    final float[] kernels = new float[factor * factor * EDGE * EDGE];
    for (int i = 0; i < kernels.length; i++) {
      final int child = i / (EDGE * EDGE);
      // A tap to the right of a cell is the lone one seen from a cell to its left.
      final int column = centre + EDGE / 2 - i % EDGE;
      final int row = centre + EDGE / 2 - i / EDGE % EDGE;
      kernels[i] =
          fine[
              (row * factor + child / factor) * window * factor + column * factor + child % factor];
    }
    return kernels;
  }
}
