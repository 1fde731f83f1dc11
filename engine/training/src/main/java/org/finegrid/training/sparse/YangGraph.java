package org.finegrid.training.sparse;

import java.util.List;
import org.finegrid.training.onnx.Attribute;
import org.finegrid.training.onnx.GraphBuilder;

/** {@link YangModel} as a graph over an upsampled field. */
final class YangGraph {
  private static final int EDGE = Derivatives.PATCH;
  private static final int CELLS = EDGE * EDGE;

  private final YangModel model;
  private final GraphBuilder graph;
  private final String centring;
  private final String averaging;

  private YangGraph(final YangModel model, final GraphBuilder graph) {
    this.model = model;
    this.graph = graph;
    this.centring = graph.constant(Patch.centring(EDGE), CELLS, 1, EDGE, EDGE);
    this.averaging = graph.constant(Patch.averaging(EDGE), 1, CELLS, EDGE, EDGE);
  }

  /** Adds the model's nodes; answers the fine field. */
  static String add(final YangModel model, final GraphBuilder graph) {
    return new YangGraph(model, graph).fine();
  }

  private String fine() {
    final String upsampled = GraphBuilder.INPUT;
    final int kernel = Derivatives.KERNEL;
    final String raw = graph.conv(upsampled, model.kernels(), model.low().length(), 1, kernel);
    final String features = over(raw, atLeast(norm(raw), model.minNorm()));
    final String means = box(box(upsampled));
    final String size = times(norm(convolved(upsampled, centring)), model.gain());
    final String shapes = model.first().translate(graph, features, model.high());
    final String patches = patches(shapes, size);
    final String joined = graph.node("Add", List.of(convolved(patches, averaging), means));
    if (model.overlap() == 0) {
      return joined;
    }
    final String all = times(convolved(joined, centring), CELLS / (CELLS - 1f));
    final String own = times(patches, 1f / (CELLS - 1));
    final String others = graph.node("Sub", List.of(all, own));
    final String unit = over(others, atLeast(norm(others), YangModel.NOTHING));
    final String expected = graph.node("Mul", List.of(unit, times(norm(shapes), model.overlap())));
    final String both = graph.node("Concat", List.of(features, expected), Attribute.of("axis", 1L));
    final String bound = model.second().translate(graph, both, model.high());
    final String last = convolved(patches(bound, size), averaging);
    return graph.node("Add", List.of(last, means));
  }

  private String patches(final String shapes, final String size) {
    final String scale = over(size, atLeast(norm(shapes), YangModel.SHORT));
    return graph.node("Mul", List.of(shapes, scale));
  }

  private String norm(final String vectors) {
    return graph.node(
        "ReduceL2",
        List.of(vectors),
        Attribute.of("axes", new long[] {1}),
        Attribute.of("keepdims", 1L));
  }

  private String atLeast(final String value, final float min) {
    return graph.node("Max", List.of(value, graph.constant(new float[] {min})));
  }

  private String over(final String value, final String by) {
    return graph.node("Div", List.of(value, by));
  }

  private String times(final String value, final float by) {
    return graph.node("Mul", List.of(value, graph.constant(new float[] {by})));
  }

  private String box(final String plane) {
    return graph.conv(plane, Patch.box(EDGE), 1, 1, EDGE);
  }

  private String convolved(final String value, final String kernel) {
    final int pad = EDGE / 2;
    return graph.node(
        "Conv",
        List.of(value, kernel),
        Attribute.of("kernel_shape", EDGE, EDGE),
        Attribute.of("pads", pad, pad, pad, pad));
  }
}
