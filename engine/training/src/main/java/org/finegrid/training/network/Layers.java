package org.finegrid.training.network;

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
