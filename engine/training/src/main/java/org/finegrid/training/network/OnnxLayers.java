package org.finegrid.training.network;

import java.util.List;
import org.finegrid.model.ModelInput;
import org.finegrid.training.onnx.Attribute;
import org.finegrid.training.onnx.GraphBuilder;

/** Layers as an ONNX graph with trained weights. */
final class OnnxLayers implements Layers<String> {
  private final GraphBuilder graph;
  private final Weights weights;

  OnnxLayers(final GraphBuilder graph, final Weights weights) {
    this.graph = graph;
    this.weights = weights;
  }

  @Override
  public String input() {
    return GraphBuilder.INPUT;
  }

  @Override
  public String input(final ModelInput further) {
    return further.factor() == 1
        ? further.name()
        : graph.node(
            "SpaceToDepth",
            List.of(further.name()),
            Attribute.of("blocksize", (long) further.factor()));
  }

  @Override
  public String concat(final String a, final String b) {
    return graph.node("Concat", List.of(a, b), Attribute.of("axis", 1L));
  }

  @Override
  public String conv(final String x, final Conv conv) {
    final String kernels = Weights.kernels(conv);
    final float[] values = weights.of(kernels);
    constrain(values, conv);
    final String bias = Weights.biases(conv);
    return graph.conv(
        x,
        graph.named(kernels, values, conv.shape()),
        conv.kernel(),
        conv.bias() ? List.of(graph.named(bias, weights.of(bias), conv.out())) : List.of());
  }

  private static void constrain(final float[] values, final Conv conv) {
    switch (conv.constraint()) {
      case NONE -> {
        // Weights as they are.
      }
      case ZERO_SUM -> centre(values, conv.out(), values.length / conv.out(), 1);
      case ZERO_MEAN_OF_CHANNELS ->
          centre(values, values.length / conv.out(), conv.out(), values.length / conv.out());
    }
  }

  /** Takes the mean of each group of weights from them. */
  private static void centre(
      final float[] values, final int groups, final int members, final int stride) {
    for (int group = 0; group < groups; group++) {
      final int from = stride == 1 ? group * members : group;
      double sum = 0;
      for (int i = 0; i < members; i++) {
        sum += values[from + i * stride];
      }
      for (int i = 0; i < members; i++) {
        values[from + i * stride] -= (float) (sum / members);
      }
    }
  }

  @Override
  public String relu(final String x) {
    return graph.node("Relu", List.of(x));
  }

  @Override
  public String prelu(final String x, final String name, final int channels) {
    final String slopes = Weights.slopes(name);
    return graph.node(
        "PRelu", List.of(x, graph.named(slopes, weights.of(slopes), 1, channels, 1, 1)));
  }

  @Override
  public String tanh(final String x) {
    return graph.node("Tanh", List.of(x));
  }

  @Override
  public String add(final String a, final String b) {
    return graph.node("Add", List.of(a, b));
  }
}
