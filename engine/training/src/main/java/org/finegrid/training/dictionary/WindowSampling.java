package org.finegrid.training.dictionary;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.finegrid.training.data.FloatPlane;

/** Chooses which windows of a view are learned from. */
final class WindowSampling {

  private WindowSampling() {}

  /**
   * Windows that see no cell without data, by chance.
   *
   * @param share how many of all to choose
   * @return their middle cells, in order
   */
  static int[] choose(final ScaledField view, final double share, final SplittableRandom random) {
    final FloatPlane coarse = view.coarse();
    final FloatPlane padded = coarse.mirrored(Gradients.RADIUS, Gradients.RADIUS);
    final int[] cells = new int[coarse.values().length];
    int count = 0;
    for (int cell = 0; cell < cells.length; cell++) {
      final boolean chosen = share >= 1 || random.nextDouble() < share;
      if (chosen
          && view.known(cell % coarse.width(), cell / coarse.width())
          && seen(padded, cell % coarse.width(), cell / coarse.width())) {
        cells[count++] = cell;
      }
    }
    return Arrays.copyOf(cells, count);
  }

  private static boolean seen(final FloatPlane padded, final int column, final int row) {
    for (int r = 0; r < Gradients.EDGE; r++) {
      for (int c = 0; c < Gradients.EDGE; c++) {
        if (Float.isNaN(padded.at(column + c, row + r))) {
          return false;
        }
      }
    }
    return true;
  }

  /** Sum of {@code c·cᵀ} over windows, {@code c} their 81 cells relative to the middle one. */
  static double[][] scatter(final FloatPlane coarse, final int[] cells) {
    final FloatPlane padded = coarse.mirrored(Gradients.RADIUS, Gradients.RADIUS);
    final double[][] scatter = new double[Gradients.CELLS][Gradients.CELLS];
    final double[] window = new double[Gradients.CELLS];
    for (final int cell : cells) {
      final double middle = coarse.values()[cell];
      for (int i = 0; i < window.length; i++) {
        window[i] =
            padded.at(
                    cell % coarse.width() + i % Gradients.EDGE,
                    cell / coarse.width() + i / Gradients.EDGE)
                - middle;
      }
      for (int i = 0; i < window.length; i++) {
        final double[] row = scatter[i];
        for (int j = 0; j < window.length; j++) {
          row[j] += window[i] * window[j];
        }
      }
    }
    return scatter;
  }
}
