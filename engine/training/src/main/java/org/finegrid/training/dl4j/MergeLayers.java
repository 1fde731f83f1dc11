package org.finegrid.training.dl4j;

import java.util.List;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.finegrid.training.onnx.Attribute;
import org.finegrid.training.onnx.GraphBuilder;

/** Vertices of several inputs, and of some channels of one, as ONNX nodes. */
final class MergeLayers {
  private final GraphBuilder graph;

  MergeLayers(final GraphBuilder graph) {
    this.graph = graph;
  }

  /** Cell by cell; one channel goes with any number of them. */
  GraphTensor elementWise(
      final NetworkStep step, final ElementWiseVertex vertex, final List<GraphTensor> inputs) {
    final int channels = inputs.stream().mapToInt(GraphTensor::channels).max().orElse(0);
    for (final GraphTensor each : inputs) {
      if (each.channels() != channels && each.channels() != 1) {
        throw step.refusal("joins " + each.channels() + " channels with " + channels);
      }
    }
    final List<String> ids = inputs.stream().map(GraphTensor::id).toList();
    final String made =
        switch (vertex.getOp()) {
          case Add -> graph.node("Sum", ids);
          case Average -> graph.node("Mean", ids);
          case Max -> graph.node("Max", ids);
          case Subtract -> graph.node("Sub", ids);
          case Product -> ids.stream().reduce((x, y) -> graph.node("Mul", List.of(x, y))).get();
        };
    return common(step, inputs).as(made, channels);
  }

  /** The channels of one after those of the other. */
  GraphTensor merge(
      final NetworkStep step,
      final MergeVertex vertex,
      final List<GraphTensor> inputs,
      final boolean channelsLast) {
    // With one input DL4J passes it on. Keras counts axes from the end as well.
    if (inputs.size() > 1 && Math.floorMod(vertex.getMergeAxis(), 4) != (channelsLast ? 3 : 1)) {
      throw step.refusal(
          "joins along axis " + vertex.getMergeAxis() + ", which is not that of channels");
    }
    final String made =
        graph.node(
            "Concat", inputs.stream().map(GraphTensor::id).toList(), Attribute.of("axis", 1L));
    return common(step, inputs).as(made, inputs.stream().mapToInt(GraphTensor::channels).sum());
  }

  /** Some channels. */
  GraphTensor subset(
      final NetworkStep step,
      final SubsetVertex vertex,
      final GraphTensor x,
      final boolean channelsLast) {
    if (channelsLast) {
      throw step.refusal("takes rows, not channels, of data whose channels come last");
    }
    final String made =
        graph.node(
            "Slice",
            List.of(
                x.id(),
                graph.constant(new long[] {vertex.getFrom()}, 1),
                graph.constant(new long[] {vertex.getTo() + 1L}, 1),
                graph.constant(new long[] {1}, 1)));
    return x.as(made, vertex.getTo() - vertex.getFrom() + 1);
  }

  private static GraphTensor common(final NetworkStep step, final List<GraphTensor> inputs) {
    GraphTensor joined = inputs.get(0);
    for (final GraphTensor each : inputs.subList(1, inputs.size())) {
      joined =
          new GraphTensor(
              joined.id(),
              joined.channels(),
              joined.rows().with(each.rows()).orElseThrow(() -> sizes(step)),
              joined.columns().with(each.columns()).orElseThrow(() -> sizes(step)));
    }
    return joined;
  }

  private static RuntimeException sizes(final NetworkStep step) {
    return step.refusal("joins results of different sizes; crop or pad them to one size");
  }
}
