package org.finegrid.training.sparse;

import java.util.List;
import org.finegrid.training.onnx.Attribute;
import org.finegrid.training.onnx.BicubicKernels;
import org.finegrid.training.onnx.GraphBuilder;

/** {@link OlshausenModel} as a graph over coarse cells. */
final class OlshausenGraph {

  private OlshausenGraph() {}

  /** Adds the model's nodes; answers the fine field. */
  static String add(final OlshausenModel model, final GraphBuilder graph) {
    final int f = model.factor();
    final String coarse = GraphBuilder.INPUT;
    final String raw =
        graph.conv(coarse, model.kernels(), model.low().length(), 1, OlshausenModel.WINDOW);
    final String norm =
        graph.node(
            "ReduceL2",
            List.of(raw),
            Attribute.of("axes", new long[] {1}),
            Attribute.of("keepdims", 1L));
    final String min = graph.constant(new float[] {OlshausenModel.NOTHING});
    final String features = graph.node("Div", List.of(raw, graph.node("Max", List.of(norm, min))));
    final String blocks = model.coder().translate(graph, features, model.detail());
    final String scaled = graph.node("Mul", List.of(blocks, norm));
    final int children = model.detail().length();
    final String detail =
        graph.conv(scaled, model.averaging(), f * f, children, OlshausenModel.BLOCK);
    final String bicubic = graph.conv(coarse, BicubicKernels.of(f), f * f, 1, BicubicKernels.EDGE);
    return graph.depthToSpace(graph.node("Add", List.of(detail, bicubic)), f);
  }
}
