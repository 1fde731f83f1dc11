package org.finegrid.training.dictionary;

import java.util.Arrays;
import java.util.List;
import org.finegrid.training.onnx.GraphBuilder;

/**
 * A linear map for each anchor; a window takes that of the anchor whose direction is most similar
 * to its own (Timofte, De Smet and Van Gool, Anchored neighborhood regression, 2013).
 *
 * <p>Where two anchors are equally alike, rounding would decide between them, and the result depend
 * on the unit of the values. There both contribute: an anchor's weight is how much its similarity
 * exceeds that of the third, or a share of that of the first where this is larger.
 *
 * @param anchors atoms of features
 * @param maps {@code [anchors][size·detail]}
 * @param storage how the file keeps the maps
 */
record AnchoredPredictor(UnitAtoms anchors, float[][] maps, NumberStorage storage)
    implements DetailPredictor {
  /** How many anchors contribute to a window. */
  static final int ANCHORS_USED = 2;

  /** An anchor whose similarity is below this share of the first one's does not contribute. */
  static final float NEAR = 0.9f;

  /** The predictor with the maps as the file stores them. */
  static AnchoredPredictor of(
      final UnitAtoms anchors, final float[][] maps, final NumberStorage storage) {
    return new AnchoredPredictor(
        anchors, storage.kept(maps, maps[0].length / anchors.size()), storage);
  }

  @Override
  public String build(final GraphBuilder graph, final String features) {
    final int size = anchors.size();
    final String table =
        storage.constant(graph, FloatArrays.flat(maps), maps.length, size, maps[0].length / size);
    final AxisSums sums = new AxisSums(graph);
    final String similarity =
        graph.node(
            "Abs",
            List.of(graph.node("MatMul", List.of(features, Atoms.transposed(graph, anchors)))));
    final List<String> best =
        graph.node(
            "TopK", List.of(similarity, graph.constant(new long[] {ANCHORS_USED + 1}, 1)), 2);
    final String weights = weights(graph, best.get(0));
    final String chosen = sums.slice(best.get(1), -1, 0, ANCHORS_USED);
    // The maps of one window below one another, before them its features as often, weighted.
    final String map =
        graph.node(
            "Reshape",
            List.of(
                graph.node("Gather", List.of(table, chosen)),
                graph.constant(
                    new long[] {0, 0, (long) ANCHORS_USED * size, maps[0].length / size}, 4)));
    final String weighted =
        graph.node(
            "Mul",
            List.of(
                graph.node("Unsqueeze", List.of(weights, graph.constant(new long[] {3}, 1))),
                graph.node("Unsqueeze", List.of(features, graph.constant(new long[] {2}, 1)))));
    final String row =
        graph.node(
            "Reshape",
            List.of(weighted, graph.constant(new long[] {0, 0, 1, (long) ANCHORS_USED * size}, 4)));
    return graph.node(
        "Squeeze",
        List.of(graph.node("MatMul", List.of(row, map)), graph.constant(new long[] {2}, 1)));
  }

  /** Weights {@code [n, w, 2]} of the first two of three similarities. */
  private static String weights(final GraphBuilder graph, final String similarity) {
    final AxisSums sums = new AxisSums(graph);
    final String first = sums.slice(similarity, -1, 0, 1);
    final String bound =
        graph.node(
            "Max",
            List.of(
                sums.slice(similarity, -1, ANCHORS_USED, ANCHORS_USED + 1),
                graph.node("Mul", List.of(first, graph.constant(new float[] {NEAR}, 1)))));
    final String excess =
        graph.node(
            "Relu",
            List.of(
                graph.node("Sub", List.of(sums.slice(similarity, -1, 0, ANCHORS_USED), bound))));
    final String min = graph.constant(new float[] {Float.MIN_NORMAL}, 1);
    return graph.node("Div", List.of(excess, graph.node("Max", List.of(sums.of(excess), min))));
  }

  @Override
  public boolean equals(final Object other) {
    return other instanceof AnchoredPredictor that
        && anchors.equals(that.anchors)
        && Arrays.deepEquals(maps, that.maps)
        && storage == that.storage;
  }

  @Override
  public int hashCode() {
    return 31 * anchors.hashCode() + Arrays.deepHashCode(maps);
  }
}
