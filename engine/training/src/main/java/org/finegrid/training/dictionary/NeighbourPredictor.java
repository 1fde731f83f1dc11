package org.finegrid.training.dictionary;

import java.util.Arrays;
import java.util.List;
import org.finegrid.training.onnx.Attribute;
import org.finegrid.training.onnx.GraphBuilder;

/**
 * Neighbour embedding (Chang, Yeung and Xiong, Super-resolution through neighbor embedding, 2004):
 * a window is put together of the atoms most similar to it with weights that sum to one, as in
 * locally linear embedding, and its detail of their details with the same weights. So that units do
 * not matter, the window is brought to the atoms' length first; atoms that point away are negated.
 *
 * @param low atoms of features
 * @param high {@code [count][detail]}: their details
 * @param neighbours how many atoms
 * @param storage how the file keeps the details
 */
record NeighbourPredictor(UnitAtoms low, float[][] high, int neighbours, NumberStorage storage)
    implements DetailPredictor {
  /** Of the trace, added to the diagonal. */
  static final float RIDGE = 1e-4f;

  /** The shortest features that have a direction. */
  static final float SHORTEST = 1e-30f;

  /** The predictor with the details as the file stores them. */
  static NeighbourPredictor of(
      final CoupledDictionary dictionary, final int neighbours, final NumberStorage storage) {
    return new NeighbourPredictor(
        dictionary.low(),
        storage.kept(dictionary.high(), dictionary.high()[0].length),
        Math.min(neighbours, dictionary.low().count()),
        storage);
  }

  @Override
  public String build(final GraphBuilder graph, final String features) {
    final AxisSums sums = new AxisSums(graph);
    final String atoms = graph.constant(low.values(), low.count(), low.size());
    final String details =
        storage.constant(graph, FloatArrays.flat(high), high.length, high[0].length);
    final String length =
        graph.node(
            "Max",
            List.of(
                graph.node("Sqrt", List.of(sums.dot(features, features))),
                graph.constant(new float[] {SHORTEST}, 1)));
    final String unit = graph.node("Div", List.of(features, length));
    final String products = graph.node("MatMul", List.of(unit, Atoms.transposed(graph, low)));
    final String nearest =
        graph
            .node(
                "TopK",
                List.of(
                    graph.node("Abs", List.of(products)),
                    graph.constant(new long[] {neighbours}, 1)),
                2)
            .get(1);
    final String sign = Atoms.signs(graph, products, nearest);
    final String last = graph.constant(new long[] {-1}, 1);
    final String turn = graph.node("Unsqueeze", List.of(sign, last));
    final String neighbour =
        graph.node("Mul", List.of(graph.node("Gather", List.of(atoms, nearest)), turn));
    final String middle =
        graph.node("Unsqueeze", List.of(unit, graph.constant(new long[] {-2}, 1)));
    final String weights = weights(graph, graph.node("Sub", List.of(neighbour, middle)));
    // The weights [n, w, k] with their signs and the window's length, as a row before the details.
    final String scaled =
        graph.node("Mul", List.of(graph.node("Mul", List.of(weights, sign)), length));
    final String row = graph.node("Unsqueeze", List.of(scaled, graph.constant(new long[] {-2}, 1)));
    return graph.node(
        "Squeeze",
        List.of(
            graph.node("MatMul", List.of(row, graph.node("Gather", List.of(details, nearest)))),
            graph.constant(new long[] {-2}, 1)));
  }

  /**
   * Weights that sum to one for differences {@code [n, w, k, size]}. Neighbours are alike, so the
   * systems are near singular and need 64 bits.
   */
  private String weights(final GraphBuilder graph, final String differences) {
    final AxisSums sums = new AxisSums(graph);
    final String wide = sums.wide(differences);
    final String gram =
        graph.node(
            "MatMul",
            List.of(
                wide, graph.node("Transpose", List.of(wide), Attribute.of("perm", 0, 1, 3, 2))));
    final String trace =
        graph.node(
            "ReduceSum",
            List.of(graph.node("Mul", List.of(wide, wide)), graph.constant(new long[] {-2, -1}, 2)),
            Attribute.of("keepdims", 1L));
    // A window that equals all its neighbours leaves any weights; the bound gives them equal ones.
    final String ridge =
        graph.node(
            "Max",
            List.of(
                graph.node(
                    "Mul", List.of(trace, sums.wide(graph.constant(new float[] {RIDGE}, 1)))),
                sums.wide(graph.constant(new float[] {SHORTEST}, 1))));
    final float[] identity = new float[neighbours * neighbours];
    for (int i = 0; i < neighbours; i++) {
      identity[i * (neighbours + 1)] = 1;
    }
    final String diagonal = sums.wide(graph.constant(identity, neighbours, neighbours));
    final String system =
        graph.node("Add", List.of(gram, graph.node("Mul", List.of(ridge, diagonal))));
    final String solution = new GaussianElimination(graph).solveOnes(system, neighbours);
    return sums.narrow(graph.node("Div", List.of(solution, sums.of(solution))));
  }

  @Override
  public boolean equals(final Object other) {
    return other instanceof NeighbourPredictor that
        && low.equals(that.low)
        && Arrays.deepEquals(high, that.high)
        && neighbours == that.neighbours
        && storage == that.storage;
  }

  @Override
  public int hashCode() {
    return 31 * low.hashCode() + Arrays.deepHashCode(high);
  }
}
