package org.finegrid.internal.place;

import java.util.Arrays;
import org.finegrid.grid.Window;

/**
 * The source's cells that a target may need, in ascending order: some columns, some rows.
 *
 * @param columns whether each column is needed
 * @param rows whether each row is needed
 */
record NeededCells(boolean[] columns, boolean[] rows) {
  /** Points along each side of the target at which its extent is looked at. */
  private static final int SAMPLES = 64;

  /** Share of the extent by which it is enlarged for what lies between the points. */
  private static final double BETWEEN = 0.02;

  /** The cells under a target; none where it lies elsewhere. */
  static NeededCells of(final TargetGrid target, final SourceGrid source) {
    final boolean[] columns = new boolean[source.x().cells()];
    final boolean[] rows = new boolean[source.y().cells()];
    final double[] box = extent(target, source);
    if (box[0] <= box[2] && box[1] <= box[3]) {
      mark(rows, source.y(), box[1], box[3]);
      final int turns = source.spherical() ? 3 : 0;
      for (int turn = -turns; turn <= turns; turn++) {
        final double shift = turn * AxisMatch.TURN;
        mark(columns, source.x(), box[0] + shift, box[2] + shift);
      }
    }
    return new NeededCells(columns, rows);
  }

  private static void mark(
      final boolean[] cells, final AxisEdges axis, final double low, final double high) {
    final int first = Math.max(0, axis.find(low, 0));
    final int last = Math.min(cells.length - 1, axis.find(high, first));
    if (first <= last && high > axis.low()) {
      Arrays.fill(cells, first, last + 1, true);
    }
  }

  /** The target's bounds in the source's true areas: x, y, x, y; none where it does not show. */
  static double[] extent(final TargetGrid target, final SourceGrid source) {
    final double[] box = {
      Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY
    };
    if (target.footprint().isEmpty()) {
      return box;
    }
    final Window part = target.footprint().get();
    final double[] places = new double[2 * (SAMPLES + 1) * (SAMPLES + 1)];
    for (int i = 0; i < places.length / 2; i++) {
      final int column = i % (SAMPLES + 1);
      final int row = i / (SAMPLES + 1);
      // Whole cells, so that a point is an edge of one.
      places[2 * i] = target.x(part.column() + at(part.width(), column), 1);
      places[2 * i + 1] = target.y(part.row() + at(part.height(), row), 1);
    }
    target.toSource(places, places.length / 2);
    final double centre = places[places.length / 2 - 1 & ~1];
    for (int i = 0; i < places.length; i += 2) {
      if (Double.isFinite(places[i]) && Double.isFinite(places[i + 1])) {
        final double x =
            source.spherical() && !target.sameCoordinates() && Double.isFinite(centre)
                ? SourceGrid.near(places[i], centre)
                : places[i];
        final double y = source.height(places[i + 1]);
        box[0] = Math.min(box[0], x);
        box[1] = Math.min(box[1], y);
        box[2] = Math.max(box[2], x);
        box[3] = Math.max(box[3], y);
      }
    }
    return target.sameCoordinates() ? box : enlarged(target, source, box);
  }

  private static int at(final int cells, final int point) {
    return (int) ((long) cells * point / SAMPLES);
  }

  private static double[] enlarged(
      final TargetGrid target, final SourceGrid source, final double[] box) {
    final double x = BETWEEN * (box[2] - box[0]);
    final double y = BETWEEN * (box[3] - box[1]);
    final boolean around = source.spherical() && target.hasPole(target.geometry().window());
    return new double[] {
      around ? box[0] - AxisMatch.TURN : box[0] - x,
      around && box[1] < 0 ? -1 : box[1] - y,
      around ? box[2] + AxisMatch.TURN : box[2] + x,
      around && box[3] > 0 ? 1 : box[3] + y
    };
  }

  /** Whether there are none. */
  boolean isEmpty() {
    return first(columns) == columns.length || first(rows) == rows.length;
  }

  /** The smallest window that has all of them. */
  Window window() {
    final int column = first(columns);
    final int row = first(rows);
    return new Window(column, row, end(columns) - column, end(rows) - row);
  }

  private static int first(final boolean[] cells) {
    int first = 0;
    while (first < cells.length && !cells[first]) {
      first++;
    }
    return first;
  }

  private static int end(final boolean[] cells) {
    int end = cells.length;
    while (end > 0 && !cells[end - 1]) {
      end--;
    }
    return end;
  }
}
