package org.finegrid.training.sparse;

import org.finegrid.training.data.FloatPlane;

/** Square patches of an odd edge around a cell, and the kernels that take them out and put back. */
final class Patch {

  private Patch() {}

  /** The value of a cell, zero outside, as convolutions that keep the size have it. */
  static float at(final FloatPlane plane, final int column, final int row) {
    final boolean inside =
        column >= 0 && row >= 0 && column < plane.width() && row < plane.height();
    return inside ? plane.at(column, row) : 0;
  }

  /** The patch around a cell, row by row. */
  static float[] around(final FloatPlane plane, final int column, final int row, final int edge) {
    final float[] patch = new float[edge * edge];
    for (int i = 0; i < patch.length; i++) {
      patch[i] = at(plane, column + i % edge - edge / 2, row + i / edge - edge / 2);
    }
    return patch;
  }

  /** Subtracts the mean; answers it. */
  static float centre(final float[] patch) {
    double sum = 0;
    for (final float value : patch) {
      sum += value;
    }
    final float mean = (float) (sum / patch.length);
    for (int i = 0; i < patch.length; i++) {
      patch[i] -= mean;
    }
    return mean;
  }

  /** The mean of squared distances from the mean; NaN where a cell has no data. */
  static double variance(final FloatPlane plane, final int column, final int row, final int edge) {
    final float[] patch = around(plane, column, row, edge);
    centre(patch);
    double squares = 0;
    for (final float value : patch) {
      squares += (double) value * value;
    }
    return squares / patch.length;
  }

  /** Kernels {@code [edge²][1][edge][edge]} that take out patches less their mean. */
  static float[] centring(final int edge) {
    final int cells = edge * edge;
    final float[] kernels = new float[cells * cells];
    for (int i = 0; i < kernels.length; i++) {
      kernels[i] = (i / cells == i % cells ? 1f : 0f) - 1f / cells;
    }
    return kernels;
  }

  /** A kernel {@code [1][edge²][edge][edge]} that lays patches over each other and takes means. */
  static float[] averaging(final int edge) {
    final int cells = edge * edge;
    final float[] kernel = new float[cells * cells];
    for (int cell = 0; cell < cells; cell++) {
      // A patch centred to the left covers the cell with its right side.
      kernel[cell * cells + cells - 1 - cell] = 1f / cells;
    }
    return kernel;
  }

  /** A kernel {@code [1][1][edge][edge]} that takes means. */
  static float[] box(final int edge) {
    final float[] kernel = new float[edge * edge];
    java.util.Arrays.fill(kernel, 1f / kernel.length);
    return kernel;
  }
}
