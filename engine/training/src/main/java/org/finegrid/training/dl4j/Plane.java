package org.finegrid.training.dl4j;

/**
 * A value of the ONNX graph, {@code [n, channels, h, w]}.
 *
 * @param id its name in the graph
 * @param channels how many it has
 * @param rows what its rows cover
 * @param columns what its columns cover
 */
record Plane(String id, int channels, Span rows, Span columns) {

  /** The same cells with other contents. */
  Plane as(final String other) {
    return new Plane(other, channels, rows, columns);
  }

  /** The same cells with other contents in another number of channels. */
  Plane as(final String other, final int otherChannels) {
    return new Plane(other, otherChannels, rows, columns);
  }
}
