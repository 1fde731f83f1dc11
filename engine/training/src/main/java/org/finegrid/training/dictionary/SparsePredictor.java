package org.finegrid.training.dictionary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.finegrid.training.onnx.Attribute;
import org.finegrid.training.onnx.GraphBuilder;

/**
 * Orthogonal matching pursuit, unrolled: the atom most correlated with the residual of the features
 * is made orthogonal to those before it, and its detail goes through the same steps, so that no
 * system of equations is left to solve at the end.
 *
 * @param low atoms of features
 * @param high {@code [count][detail]}: their details
 * @param maxAtoms steps
 * @param storage how the file keeps the details
 */
record SparsePredictor(UnitAtoms low, float[][] high, int maxAtoms, NumberStorage storage)
    implements DetailPredictor {
  /** An atom that adds less than this (squared) to those before it adds rounding. */
  static final float INDEPENDENT = 1e-6f;

  /** The predictor with the details as the file stores them. */
  static SparsePredictor of(
      final CoupledDictionary dictionary, final int maxAtoms, final NumberStorage storage) {
    return new SparsePredictor(
        dictionary.low(),
        storage.kept(dictionary.high(), dictionary.high()[0].length),
        Math.min(maxAtoms, dictionary.low().size()),
        storage);
  }

  @Override
  public String build(final GraphBuilder graph, final String features) {
    final String transposed = Atoms.transposed(graph, low);
    final String atoms = graph.constant(low.values(), low.count(), low.size());
    final String details =
        storage.constant(graph, FloatArrays.flat(high), high.length, high[0].length);
    final AxisSums sums = new AxisSums(graph);
    final List<String> directions = new ArrayList<>();
    final List<String> meanings = new ArrayList<>();
    final List<String> parts = new ArrayList<>();
    String left = features;
    for (int step = 0; step < maxAtoms; step++) {
      final String similarity =
          graph.node("Abs", List.of(graph.node("MatMul", List.of(left, transposed))));
      final String best =
          graph.node(
              "ArgMax",
              List.of(similarity),
              Attribute.of("axis", -1L),
              Attribute.of("keepdims", 0L));
      String atom = graph.node("Gather", List.of(atoms, best));
      String detail = graph.node("Gather", List.of(details, best));
      for (int i = 0; i < step; i++) {
        final String shared = sums.dot(atom, directions.get(i));
        atom = sums.minus(atom, shared, directions.get(i));
        detail = sums.minus(detail, shared, meanings.get(i));
      }
      final String scale = scale(graph, sums.dot(atom, atom));
      directions.add(graph.node("Mul", List.of(atom, scale)));
      meanings.add(graph.node("Mul", List.of(detail, scale)));
      final String weight = sums.dot(left, directions.get(step));
      parts.add(graph.node("Mul", List.of(meanings.get(step), weight)));
      left = sums.minus(left, weight, directions.get(step));
    }
    return graph.node("Sum", parts);
  }

  /** One over the root of a square, zero where that would blow up rounding. */
  private static String scale(final GraphBuilder graph, final String square) {
    final String bound = graph.constant(new float[] {INDEPENDENT}, 1);
    final String root = graph.node("Sqrt", List.of(graph.node("Max", List.of(square, bound))));
    final String counts =
        graph.node(
            "Cast",
            List.of(graph.node("GreaterOrEqual", List.of(square, bound))),
            Attribute.of("to", GraphBuilder.REAL));
    return graph.node("Div", List.of(counts, root));
  }

  @Override
  public boolean equals(final Object other) {
    return other instanceof SparsePredictor that
        && low.equals(that.low)
        && Arrays.deepEquals(high, that.high)
        && maxAtoms == that.maxAtoms
        && storage == that.storage;
  }

  @Override
  public int hashCode() {
    return 31 * low.hashCode() + Arrays.deepHashCode(high);
  }
}
