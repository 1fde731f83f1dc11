package org.finegrid.training.dictionary;

import java.util.Arrays;
import java.util.List;
import org.finegrid.training.onnx.Attribute;
import org.finegrid.training.onnx.GraphBuilder;

/**
 * A linear map for each anchor; a window takes that of the anchor whose direction is most like its
 * own (Timofte, De Smet and Van Gool, Anchored neighborhood regression, 2013).
 *
 * @param anchors atoms of features
 * @param maps {@code [anchors][size·detail]}
 * @param storage how the file keeps the maps
 */
record AnchoredRule(Dictionary anchors, float[][] maps, Storage storage) implements Rule {

  /** The rule with maps as the file will have them. */
  static AnchoredRule of(
      final Dictionary anchors, final float[][] maps, final Storage storage) {
    return new AnchoredRule(
        anchors, storage.kept(maps, maps[0].length / anchors.size()), storage);
  }

  @Override
  public String build(final GraphBuilder graph, final String features) {
    final int size = anchors.size();
    final String table =
        storage.constant(
            graph, Numbers.flat(maps), maps.length, size, maps[0].length / size);
    final String alike =
        graph.node(
            "Abs", List.of(graph.node("MatMul", List.of(features, Atoms.turned(graph, anchors)))));
    final String anchor =
        graph.node(
            "ArgMax", List.of(alike), Attribute.of("axis", -1L), Attribute.of("keepdims", 0L));
    final String map = graph.node("Gather", List.of(table, anchor));
    final String row =
        graph.node("Unsqueeze", List.of(features, graph.constant(new long[] {2}, 1)));
    return graph.node(
        "Squeeze",
        List.of(
            graph.node("MatMul", List.of(row, map)), graph.constant(new long[] {2}, 1)));
  }

  @Override
  public float[] apply(final float[] features) {
    return Linear.times(features, maps[Linear.nearest(Linear.doubles(features), anchors)]);
  }

  @Override
  public boolean equals(final Object other) {
    return other instanceof AnchoredRule that
        && anchors.equals(that.anchors)
        && Arrays.deepEquals(maps, that.maps)
        && storage == that.storage;
  }

  @Override
  public int hashCode() {
    return 31 * anchors.hashCode() + Arrays.deepHashCode(maps);
  }
}
