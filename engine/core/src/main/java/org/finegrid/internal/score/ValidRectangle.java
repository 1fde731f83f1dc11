package org.finegrid.internal.score;

import java.util.Optional;
import org.finegrid.grid.Window;

/** Finds the largest rectangle of cells that all have data, where a spectrum can be taken. */
public final class ValidRectangle {
  private final int[] starts;
  private final int[] heights;
  private long max;
  private Optional<Window> best = Optional.empty();

  private ValidRectangle(final int width) {
    this.starts = new int[width + 1];
    this.heights = new int[width + 1];
  }

  /**
   * The rectangle of most cells; the first one of several.
   *
   * @param values row by row, NaN for NoData
   * @param width columns
   */
  public static Optional<Window> of(final double[] values, final int width) {
    final ValidRectangle search = new ValidRectangle(width);
    final int[] column = new int[width];
    for (int row = 0; row < values.length / width; row++) {
      for (int x = 0; x < width; x++) {
        column[x] = Double.isNaN(values[row * width + x]) ? 0 : column[x] + 1;
      }
      search.row(column, row);
    }
    return search.best;
  }

  /** The largest rectangle that ends in a row: below a skyline, in one pass with a stack. */
  private void row(final int[] column, final int row) {
    int depth = 0;
    for (int x = 0; x <= column.length; x++) {
      final int height = x < column.length ? column[x] : 0;
      int start = x;
      while (depth > 0 && heights[depth - 1] >= height) {
        depth--;
        start = starts[depth];
        take(start, x, heights[depth], row);
      }
      starts[depth] = start;
      heights[depth++] = height;
    }
  }

  private void take(final int from, final int to, final int height, final int row) {
    final long cells = (long) (to - from) * height;
    if (cells > max) {
      max = cells;
      best = Optional.of(new Window(from, row - height + 1, to - from, height));
    }
  }
}
