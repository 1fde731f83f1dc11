package org.finegrid.internal.model;

import java.util.Arrays;

/**
 * Smooths planes by a Gaussian of standard deviation 1 over 5×5 cells, squared and brought to sum
 * 1; at the border of a window the outermost cell is repeated. The square of a Gaussian is one as
 * well, so rows and columns can be smoothed in turn.
 */
final class Smoothing {
  /** Cells on each side that carry weight. */
  static final int REACH = 2;

  private static final float[] WEIGHTS = weights();

  private final int height;
  private final int width;
  private final float[] padded;
  private final float[] rows;

  Smoothing(final int height, final int width) {
    this.height = height;
    this.width = width;
    this.padded = new float[width + 2 * REACH];
    this.rows = new float[height * width];
  }

  private static float[] weights() {
    final double[] squares = new double[2 * REACH + 1];
    for (int i = -REACH; i <= REACH; i++) {
      squares[i + REACH] = Math.exp(-(double) i * i);
    }
    final double sum = Arrays.stream(squares).sum();
    final float[] weights = new float[squares.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (squares[i] / sum);
    }
    return weights;
  }

  /** Smooths one plane in place. */
  void apply(final float[] plane) {
    for (int y = 0; y < height; y++) {
      final int from = y * width;
      System.arraycopy(plane, from, padded, REACH, width);
      Arrays.fill(padded, 0, REACH, plane[from]);
      Arrays.fill(padded, REACH + width, padded.length, plane[from + width - 1]);
      for (int x = 0; x < width; x++) {
        float sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
          sum += WEIGHTS[i] * padded[x + i];
        }
        rows[from + x] = sum;
      }
    }
    for (int y = 0; y < height; y++) {
      Arrays.fill(plane, y * width, (y + 1) * width, 0f);
      for (int i = -REACH; i <= REACH; i++) {
        final int from = Math.max(0, Math.min(height - 1, y + i)) * width;
        final float weight = WEIGHTS[i + REACH];
        for (int x = 0; x < width; x++) {
          plane[y * width + x] += weight * rows[from + x];
        }
      }
    }
  }
}
