package org.finegrid.training.dictionary;

import java.util.ArrayList;
import java.util.List;
import org.finegrid.model.ModelCard;
import org.finegrid.training.data.Aggregation;
import org.finegrid.training.onnx.Attribute;
import org.finegrid.training.onnx.BicubicKernels;
import org.finegrid.training.onnx.GraphBuilder;

/**
 * A model that makes detail window by window: each coarse cell is the middle of a window of three
 * by three, and its detail is the average of the details that the nine windows over it predict.
 *
 * @param factor fine cells per coarse cell and axis
 * @param aggregation how coarse cells were made in training
 * @param features the features of a window
 * @param predictor predicts the detail of a window
 */
record DictionaryModel(
    int factor, Aggregation aggregation, Features features, DetailPredictor predictor) {
  /** Coarse cells on each side that can influence a cell: a window's, seen from its outermost. */
  static final int HALO = Gradients.RADIUS + 1;

  /** Windows whose details are computed together. */
  private static final int TOGETHER = 32;

  static final int CELLS = Gradients.WINDOW * Gradients.WINDOW;

  /** The model file's bytes. */
  byte[] onnx(final ModelCard card) {
    final GraphBuilder graph = new GraphBuilder();
    final String seen =
        graph.conv(GraphBuilder.INPUT, features.kernels(), features.size(), 1, Gradients.EDGE);
    // [n, size, h, w] to [h, n, w, size]: a row of cells after the other, features side by side.
    final String rows = graph.node("Transpose", List.of(seen), Attribute.of("perm", 2, 0, 3, 1));
    final String details = details(graph, rows);
    final String detail =
        graph.node("Transpose", List.of(average(graph, details)), Attribute.of("perm", 1, 3, 0, 2));
    final String base =
        graph.conv(
            GraphBuilder.INPUT,
            DetailBase.kernels(factor, aggregation),
            factor * factor,
            1,
            BicubicKernels.EDGE);
    final String fine = graph.node("Add", List.of(base, detail));
    return graph.build(graph.depthToSpace(fine, factor), card);
  }

  /**
   * Of features {@code [h, n, w, size]} the details {@code [h, n, w, 9·factor²]}, made of few at a
   * time, so that the table rows they gather stay in the processor's cache.
   */
  private String details(final GraphBuilder graph, final String rows) {
    final long detail = (long) CELLS * factor * factor;
    final String flat =
        graph.node("Reshape", List.of(rows, graph.constant(new long[] {-1, features.size()}, 2)));
    final String count = part(graph, graph.node("Shape", List.of(flat)), 1);
    final String missing =
        graph.node(
            "Mod",
            List.of(graph.node("Neg", List.of(count)), graph.constant(new long[] {TOGETHER}, 1)));
    final String pads =
        graph.node(
            "Concat",
            List.of(
                graph.constant(new long[] {0, 0}, 2), missing, graph.constant(new long[] {0}, 1)),
            Attribute.of("axis", 0L));
    final String parts =
        graph.node(
            "Reshape",
            List.of(
                graph.node("Pad", List.of(flat, pads)),
                graph.constant(new long[] {-1, 1, TOGETHER, features.size()}, 4)));
    final String made = graph.scan(parts, part -> predictor.build(graph, part));
    final String all =
        graph.node("Reshape", List.of(made, graph.constant(new long[] {-1, detail}, 2)));
    final String kept =
        graph.node(
            "Slice",
            List.of(
                all, graph.constant(new long[] {0}, 1), count, graph.constant(new long[] {0}, 1)));
    final String shape =
        graph.node(
            "Concat",
            List.of(
                part(graph, graph.node("Shape", List.of(rows)), 3),
                graph.constant(new long[] {detail}, 1)),
            Attribute.of("axis", 0L));
    return graph.node("Reshape", List.of(kept, shape));
  }

  /** The first so many of a shape's sides. */
  private static String part(final GraphBuilder graph, final String shape, final long sides) {
    return graph.node(
        "Slice",
        List.of(shape, graph.constant(new long[] {0}, 1), graph.constant(new long[] {sides}, 1)));
  }

  /** Of details {@code [h, n, w, 9·factor²]} the cells' averages {@code [h, n, w, factor²]}. */
  private String average(final GraphBuilder graph, final String details) {
    final long children = (long) factor * factor;
    final String padded =
        graph.node("Pad", List.of(details, graph.constant(new long[] {1, 0, 1, 0, 1, 0, 1, 0}, 8)));
    final String axes = graph.constant(new long[] {0, 2, 3}, 3);
    final List<String> parts = new ArrayList<>();
    for (int cell = 0; cell < CELLS; cell++) {
      // The window in whose cell this is has its middle on the other side.
      final long row = 2 - cell / Gradients.WINDOW;
      final long column = 2 - cell % Gradients.WINDOW;
      parts.add(
          graph.node(
              "Slice",
              List.of(
                  padded,
                  graph.constant(new long[] {row, column, cell * children}, 3),
                  graph.constant(new long[] {end(row), end(column), (cell + 1) * children}, 3),
                  axes)));
    }
    return graph.node(
        "Mul", List.of(graph.node("Sum", parts), graph.constant(new float[] {1f / CELLS}, 1)));
  }

  /** Of three places along an axis that was padded by one on each side, counted from the end. */
  private static long end(final long start) {
    return start == 2 ? Long.MAX_VALUE : start - 2;
  }
}
