package org.finegrid.training.dictionary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.finegrid.training.onnx.Attribute;
import org.finegrid.training.onnx.GraphBuilder;

/**
 * Solves small symmetric positive definite systems of 64-bit reals, many at once, by Gaussian
 * elimination unrolled into nodes. Such systems need no pivoting.
 */
record GaussianElimination(GraphBuilder graph) {

  /**
   * Solves {@code A·x = 1}.
   *
   * @param system {@code [n, w, count, count]}
   * @return {@code [n, w, count]}
   */
  String solveOnes(final String system, final int count) {
    final AxisSums sums = new AxisSums(graph);
    final float[] ones = new float[count];
    Arrays.fill(ones, 1);
    // Sums of rows and the right side go through the same steps; adding it as a column of ones of
    // the system's own shape needs no shape arithmetic.
    final String first = sums.slice(system, -1, 0, 1);
    final String side =
        graph.node(
            "Add",
            List.of(
                graph.node("Sub", List.of(first, first)),
                sums.wide(graph.constant(ones, count, 1))));
    String rest = graph.node("Concat", List.of(system, side), Attribute.of("axis", -1L));
    final List<String> rows = new ArrayList<>();
    for (int left = count; left > 1; left--) {
      final String top = sums.slice(rest, -2, 0, 1);
      final String scaled = graph.node("Div", List.of(top, sums.slice(top, -1, 0, 1)));
      final String row = sums.slice(scaled, -1, 1, Long.MAX_VALUE);
      rows.add(row);
      final String below = sums.slice(rest, -2, 1, Long.MAX_VALUE);
      rest = sums.minus(sums.slice(below, -1, 1, Long.MAX_VALUE), sums.slice(below, -1, 0, 1), row);
    }
    String solution =
        graph.node("Div", List.of(sums.slice(rest, -1, 1, 2), sums.slice(rest, -1, 0, 1)));
    for (int done = 1; done < count; done++) {
      final String row = rows.get(count - 1 - done);
      final String known = sums.dot(sums.slice(row, -1, 0, done), solution);
      final String next =
          graph.node("Sub", List.of(sums.slice(row, -1, done, Long.MAX_VALUE), known));
      solution = graph.node("Concat", List.of(next, solution), Attribute.of("axis", -1L));
    }
    return graph.node("Squeeze", List.of(solution, graph.constant(new long[] {-2}, 1)));
  }
}
