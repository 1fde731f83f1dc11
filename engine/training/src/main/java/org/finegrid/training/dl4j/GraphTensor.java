package org.finegrid.training.dl4j;

/**
 * A value of the ONNX graph, {@code [n, channels, h, w]}.
 *
 * @param id its name in the graph
 * @param channels how many it has
 * @param rows what its rows cover
 * @param columns what its columns cover
 */
record GraphTensor(String id, int channels, AxisExtent rows, AxisExtent columns) {

  /** The same cells with other contents. */
  GraphTensor as(final String other) {
    return new GraphTensor(other, channels, rows, columns);
  }

  /** The same cells with other contents in another number of channels. */
  GraphTensor as(final String other, final int otherChannels) {
    return new GraphTensor(other, otherChannels, rows, columns);
  }
}
