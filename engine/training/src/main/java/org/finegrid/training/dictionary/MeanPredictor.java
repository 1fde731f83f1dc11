package org.finegrid.training.dictionary;

import java.util.Arrays;
import java.util.List;
import org.finegrid.training.onnx.GraphBuilder;

/**
 * Sparse coding that is regularised towards the mean of the nearest neighbours' codes, as methods
 * for faces constrain it. Our definition, for lack of a published one: a window's direction {@code
 * u} has the code {@code argmin |u - D·c|² + η·|c - μ|²}, where {@code μ} is the weighted mean of
 * the codes that orthogonal matching pursuit gave the most similar training windows; a neighbour's
 * weight is how much its similarity exceeds that of the first one left out, so that weights fade to
 * zero.
 *
 * <p>Its minimum is {@code μ + (Dᵀ·D + η·I)⁻¹·Dᵀ·(u - D·μ)}, so the detail is the neighbours' mean
 * detail, and by one linear map that of what their mean leaves of the direction.
 *
 * @param examples directions of training windows
 * @param means {@code [examples][size + detail]}: of each example's code, features and detail
 * @param map {@code [size][detail]}, for what is left
 * @param neighbours how many examples contribute
 * @param storage how the file keeps the means
 */
record MeanPredictor(
    UnitAtoms examples, float[][] means, float[] map, int neighbours, NumberStorage storage)
    implements DetailPredictor {
  static final float SHORTEST = 1e-30f;

  @Override
  public String build(final GraphBuilder graph, final String features) {
    final AxisSums sums = new AxisSums(graph);
    final int size = examples.size();
    final int detail = map.length / size;
    final String min = graph.constant(new float[] {SHORTEST}, 1);
    final String length =
        graph.node("Max", List.of(graph.node("Sqrt", List.of(sums.dot(features, features))), min));
    final String unit = graph.node("Div", List.of(features, length));
    final String products = graph.node("MatMul", List.of(unit, Atoms.transposed(graph, examples)));
    final List<String> best =
        graph.node(
            "TopK",
            List.of(
                graph.node("Abs", List.of(products)),
                graph.constant(new long[] {neighbours + 1}, 1)),
            2);
    final String nearest = sums.slice(best.get(1), -1, 0, neighbours);
    final String excess =
        graph.node(
            "Sub",
            List.of(
                sums.slice(best.get(0), -1, 0, neighbours),
                sums.slice(best.get(0), -1, neighbours, neighbours + 1)));
    final String weights =
        graph.node("Div", List.of(excess, graph.node("Max", List.of(sums.of(excess), min))));
    final String sign = Atoms.signs(graph, products, nearest);
    final String before = graph.constant(new long[] {-2}, 1);
    final String row =
        graph.node("Unsqueeze", List.of(graph.node("Mul", List.of(weights, sign)), before));
    final String table =
        storage.constant(graph, FloatArrays.flat(means), means.length, size + detail);
    final String mean =
        graph.node(
            "Squeeze",
            List.of(
                graph.node("MatMul", List.of(row, graph.node("Gather", List.of(table, nearest)))),
                before));
    final String left = graph.node("Sub", List.of(unit, sums.slice(mean, -1, 0, size)));
    final String corrected =
        graph.node(
            "Add",
            List.of(
                sums.slice(mean, -1, size, size + detail),
                graph.node("MatMul", List.of(left, graph.constant(map, size, detail)))));
    return graph.node("Mul", List.of(corrected, length));
  }

  @Override
  public boolean equals(final Object other) {
    return other instanceof MeanPredictor that
        && examples.equals(that.examples)
        && Arrays.deepEquals(means, that.means)
        && Arrays.equals(map, that.map)
        && neighbours == that.neighbours
        && storage == that.storage;
  }

  @Override
  public int hashCode() {
    return 31 * examples.hashCode() + Arrays.hashCode(map);
  }
}
