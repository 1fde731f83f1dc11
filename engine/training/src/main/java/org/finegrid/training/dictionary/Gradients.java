package org.finegrid.training.dictionary;

import java.util.ArrayList;
import java.util.List;
import org.finegrid.training.data.FloatPlane;
import org.finegrid.training.data.Resize;

/**
 * The gradients by which the methods after Zeyde, Elad and Protter (On single image scale-up using
 * sparse-representations, 2010) compare windows: of the bicubic interpolation, first and second
 * differences along both axes, over three by three coarse cells. All of it is linear in the coarse
 * cells, so it is kept as a matrix over the cells around the window's middle.
 */
final class Gradients {
  /** Coarse cells on each side of the middle one that the gradients see. */
  static final int RADIUS = 4;

  /** Coarse cells along the square of those that are seen. */
  static final int EDGE = 2 * RADIUS + 1;

  /** Coarse cells that are seen. */
  static final int CELLS = EDGE * EDGE;

  /** Coarse cells along a window. */
  static final int WINDOW = 3;

  private Gradients() {}

  /**
   * How each coarse cell enters the gradients.
   *
   * @return {@code [81][4·(3·factor)²]}
   */
  static double[][] forms(final int factor) {
    final double[][] forms = new double[CELLS][];
    final int middle = 2 * RADIUS;
    for (int cell = 0; cell < CELLS; cell++) {
      final FloatPlane impulse = FloatPlane.zeros(2 * middle + 1, 2 * middle + 1);
      final int row = middle - RADIUS + cell / EDGE;
      final int column = middle - RADIUS + cell % EDGE;
      impulse.values()[row * impulse.width() + column] = 1;
      forms[cell] = window(Resize.enlarge(impulse, factor), (middle - 1) * factor, factor);
    }
    return forms;
  }

  private static double[] window(final FloatPlane plane, final int from, final int factor) {
    final List<Double> gradients = new ArrayList<>();
    for (final Difference difference : differences(factor)) {
      for (final boolean across : new boolean[] {true, false}) {
        for (int row = from; row < from + WINDOW * factor; row++) {
          for (int column = from; column < from + WINDOW * factor; column++) {
            gradients.add(difference.at(plane, column, row, across));
          }
        }
      }
    }
    return gradients.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * First and second differences one coarse cell apart. For odd factors no fine cell lies half way
   * between the two of the first difference; it is then taken a cell ahead, which matters a lot.
   */
  private static List<Difference> differences(final int factor) {
    final int ahead = (factor + 1) / 2;
    return List.of(
        new Difference(new int[] {ahead, ahead - factor}, new double[] {1, -1}),
        new Difference(new int[] {factor, 0, -factor}, new double[] {0.5, -1, 0.5}));
  }

  /** A weighted sum of cells of a row or column. */
  private record Difference(int[] offsets, double[] weights) {
    double at(final FloatPlane plane, final int column, final int row, final boolean across) {
      double sum = 0;
      for (int i = 0; i < offsets.length; i++) {
        sum +=
            weights[i]
                * (across
                    ? plane.at(column + offsets[i], row)
                    : plane.at(column, row + offsets[i]));
      }
      return sum;
    }
  }
}
