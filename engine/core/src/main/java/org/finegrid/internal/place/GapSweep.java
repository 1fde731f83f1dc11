package org.finegrid.internal.place;

import java.util.Arrays;
import java.util.Optional;
import org.finegrid.grid.Window;

/**
 * Looks through a source for areas without values, row by row: it holds a few rows and the areas
 * that reach them.
 */
final class GapSweep {
  /** Cells that are read at once. */
  private static final int MOST_CELLS = 1 << 20;

  private final SourceGrid source;
  private final Window window;
  private final double metres;
  private long count;
  private Optional<GapArea> hole = Optional.empty();

  /**
   * A sweep.
   *
   * @param window the cells to look at, in ascending order
   * @param metres how many metres a unit of the values has
   */
  GapSweep(final SourceGrid source, final Window window, final double metres) {
    this.source = source;
    this.window = window;
    this.metres = metres;
  }

  /** Looks through a band, counting the cells without values among those needed. */
  void run(final int band, final NeededCells needed) {
    final int width = window.width();
    final int strip = Math.max(1, MOST_CELLS / width);
    GapArea[] before = new GapArea[width];
    double[] above = new double[0];
    double[] row = new double[0];
    for (int first = window.row(); first < window.endRow(); first += strip) {
      final int rows = Math.min(strip, window.endRow() - first);
      final double[] values = new double[rows * width];
      source.read(
          new int[] {band},
          new Window(window.column(), first, width, rows),
          new double[][] {values});
      for (int r = 0; r < rows; r++) {
        final double[] next = Arrays.copyOfRange(values, r * width, (r + 1) * width);
        if (row.length > 0) {
          before = areas(first + r - 1, above, row, next, before, needed);
        }
        above = row;
        row = next;
      }
    }
    before = areas(window.endRow() - 1, above, row, new double[0], before, needed);
    judge(before, window.endRow());
  }

  /** The areas of a row, whose neighbours above have theirs. */
  private GapArea[] areas(
      final int at,
      final double[] above,
      final double[] row,
      final double[] below,
      final GapArea[] before,
      final NeededCells needed) {
    final int width = row.length;
    final GapArea[] areas = new GapArea[width];
    for (int c = 0; c < width; c++) {
      if (!Double.isNaN(row[c])) {
        continue;
      }
      GapArea area = c > 0 && areas[c - 1] != null ? areas[c - 1].root() : null;
      for (int i = Math.max(0, c - 1); i < Math.min(width, c + 2); i++) {
        if (before[i] != null) {
          area = area == null ? before[i].root() : GapArea.join(area, before[i]);
        }
      }
      area = area == null ? new GapArea(window.column() + c, at) : area;
      final boolean atEdge = c == 0 || c == width - 1 || above.length == 0 || below.length == 0;
      area.add(at, Math.min(lowest(above, c), Math.min(lowest(row, c), lowest(below, c))), atEdge);
      areas[c] = area;
      count += needed.rows()[at] && needed.columns()[window.column() + c] ? 1 : 0;
    }
    judge(before, at);
    return areas;
  }

  private static double lowest(final double[] row, final int at) {
    double lowest = Double.POSITIVE_INFINITY;
    for (int i = Math.max(0, at - 1); i < Math.min(row.length, at + 2); i++) {
      if (row[i] < lowest) {
        lowest = row[i];
      }
    }
    return lowest;
  }

  /** Judges the areas that do not reach a row. */
  private void judge(final GapArea[] areas, final int row) {
    for (final GapArea each : areas) {
      if (hole.isEmpty() && each != null) {
        hole = Optional.of(each.root()).filter(it -> it.lastRow() < row && it.isHole(metres));
      }
    }
  }

  /** The first hole found. */
  Optional<GapArea> hole() {
    return hole;
  }

  /** How many needed cells have no value. */
  long count() {
    return count;
  }
}
