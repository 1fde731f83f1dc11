package org.finegrid.training.network;

import org.finegrid.model.ModelInput;

/**
 * What networks are put together from. An architecture is written once against this; what comes out
 * depends on the kind of value: a graph to train, an ONNX graph, how far a cell can see, what a
 * cell costs.
 *
 * @param <T> a plane of channels in the kind of graph that is built
 */
interface Layers<T> {

  /** The network's input, one channel. */
  T input();

  /**
   * What the network takes besides the band, on the grid of the coarse cells: of a finer input, the
   * cells of each coarse cell are channels.
   */
  T input(ModelInput further);

  /** The channels of both, one after the other. */
  T concat(T a, T b);

  /** A convolution. */
  T conv(T x, Conv conv);

  /** Negative values become zero. */
  T relu(T x);

  /** Negative values are multiplied by a learned number for each channel. */
  T prelu(T x, String name, int channels);

  /** Hyperbolic tangent. */
  T tanh(T x);

  /** The sum of two values of one size. */
  T add(T a, T b);
}
