package org.finegrid.training.network;

import org.finegrid.training.data.Aggregation;

/** How a published network is built: as its paper has it, or for rasters of any unit. */
enum ArchitectureOptions {
  /** As published: biases, values from 0 to 1, and the field itself comes out. */
  PAPER,
  /**
   * No biases, first kernels that each sum to zero, ReLU for tanh, and what comes out is added to
   * the interpolated field: f(a·x + b) = a·f(x) + b for a > 0. Brought into 0 to 1 by the whole
   * band's range, a raster's detail would be too small for biases and tanh to tell it from nothing.
   */
  EQUIVARIANT;

  /** The form for fields that were made coarse in a way: rasters by means, images by a filter. */
  static ArchitectureOptions of(final Aggregation aggregation) {
    return aggregation == Aggregation.MEAN ? EQUIVARIANT : PAPER;
  }

  /** The convolution that reads the field. */
  Conv first(final String name, final int out, final int kernel) {
    return this == PAPER
        ? Conv.biased(name, 1, out, kernel)
        : Conv.plain(name, 1, out, kernel).with(Conv.Constraint.ZERO_SUM);
  }

  /** A convolution between others. */
  Conv inner(final String name, final int in, final int out, final int kernel) {
    return this == PAPER ? Conv.biased(name, in, out, kernel) : Conv.plain(name, in, out, kernel);
  }

  /**
   * The convolution that makes the fine cells.
   *
   * @param meanKept whether what it makes of a coarse cell has no mean
   */
  Conv last(
      final String name, final int in, final int out, final int kernel, final boolean meanKept) {
    final Conv conv = inner(name, in, out, kernel);
    return meanKept ? conv.with(Conv.Constraint.ZERO_MEAN_OF_CHANNELS) : conv;
  }

  /** Tanh, or ReLU where values have any size. */
  <T> T tanh(final Layers<T> layers, final T x) {
    return this == PAPER ? layers.tanh(x) : layers.relu(x);
  }
}
