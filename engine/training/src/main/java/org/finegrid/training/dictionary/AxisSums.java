package org.finegrid.training.dictionary;

import java.util.List;
import org.finegrid.training.onnx.Attribute;
import org.finegrid.training.onnx.GraphBuilder;

/** Sums along the last axis, as nodes of a graph. */
record AxisSums(GraphBuilder graph) {

  /** The sum along the last axis, which stays with length one. */
  String of(final String values) {
    return graph.node(
        "ReduceSum",
        List.of(values, graph.constant(new long[] {-1}, 1)),
        Attribute.of("keepdims", 1L));
  }

  /** The inner products along the last axis, which stays with length one. */
  String dot(final String a, final String b) {
    return of(graph.node("Mul", List.of(a, b)));
  }

  /** {@code a - by·b}. */
  String minus(final String a, final String by, final String b) {
    return graph.node("Sub", List.of(a, graph.node("Mul", List.of(by, b))));
  }

  /** The same in 64 bits. */
  String wide(final String values) {
    return graph.node("Cast", List.of(values), Attribute.of("to", GraphBuilder.DOUBLE));
  }

  /** The same in 32 bits. */
  String narrow(final String values) {
    return graph.node("Cast", List.of(values), Attribute.of("to", GraphBuilder.REAL));
  }

  /** A part along one axis counted from the last, which is -1. */
  String slice(final String values, final long axis, final long from, final long to) {
    return graph.node(
        "Slice",
        List.of(
            values,
            graph.constant(new long[] {from}, 1),
            graph.constant(new long[] {to}, 1),
            graph.constant(new long[] {axis}, 1)));
  }
}
