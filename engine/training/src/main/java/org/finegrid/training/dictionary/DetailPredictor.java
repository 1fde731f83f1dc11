package org.finegrid.training.dictionary;

import org.finegrid.training.onnx.GraphBuilder;

/** Predicts the detail of a window from its features, as a graph of ONNX nodes. */
interface DetailPredictor {

  /**
   * Adds the nodes.
   *
   * @param features the value {@code [n, w, size]}
   * @return the value {@code [n, w, 9·factor²]}
   */
  String build(GraphBuilder graph, String features);
}
