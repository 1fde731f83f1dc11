package org.finegrid.internal.place;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterReader;

/** Cells that coincide with cells of the source, which are read as they are. */
final class CopiedCells implements PlacedCells {
  private final RasterReader source;
  private final AxisMatch columns;
  private final AxisMatch rows;
  private final double gap;
  private final LongSupplier gaps;

  private CopiedCells(
      final RasterReader source,
      final AxisMatch columns,
      final AxisMatch rows,
      final double gap,
      final LongSupplier gaps) {
    this.source = source;
    this.columns = columns;
    this.rows = rows;
    this.gap = gap;
    this.gaps = gaps;
  }

  /**
   * The cells of a grid in the source's coordinates.
   *
   * @param gap what NoData of the source counts as; cells outside of the source are NaN
   * @param gaps how many cells have that value
   * @return empty where they do not coincide
   */
  static Optional<CopiedCells> of(
      final RasterReader source,
      final GridGeometry target,
      final double gap,
      final LongSupplier gaps) {
    final GridGeometry from = source.description().geometry();
    final boolean longitudes = from.reference().spherical();
    return AxisMatch.of(target.x(), from.x(), longitudes)
        .flatMap(
            columns ->
                AxisMatch.of(target.y(), from.y(), false)
                    .map(rows -> new CopiedCells(source, columns, rows, gap, gaps)));
  }

  /** Cells of neighbouring columns or rows that are neighbours in the source as well. */
  private record Run(int first, int count, int from) {}

  /** The run from a cell on; the source's cells may be in opposite order. */
  private static Run run(final AxisMatch match, final int first, final int end) {
    final int from = match.of(first);
    int count = 1;
    if (from < 0) {
      while (first + count < end && match.of(first + count) < 0) {
        count++;
      }
      return new Run(first, count, -1);
    }
    final int sign = first + 1 < end && match.of(first + 1) == from - 1 ? -1 : 1;
    while (first + count < end && match.of(first + count) == from + sign * count) {
      count++;
    }
    return new Run(first, count, from);
  }

  @Override
  public String name() {
    return "copied";
  }

  @Override
  public long gaps() {
    return gaps.getAsLong();
  }

  @Override
  public void close() {
    // The source belongs to whoever opened it.
  }

  @Override
  public void read(final int[] bands, final Window window, final double[][] planes) {
    for (int row = window.row(); row < window.endRow(); ) {
      final Run down = run(rows, row, window.endRow());
      for (int column = window.column(); column < window.endColumn(); ) {
        final Run across = run(columns, column, window.endColumn());
        if (down.from() < 0 || across.from() < 0) {
          fill(planes, bands.length, window, across, down);
        } else {
          copy(bands, window, across, down, planes);
        }
        column += across.count();
      }
      row += down.count();
    }
  }

  private static void fill(
      final double[][] planes,
      final int bands,
      final Window window,
      final Run across,
      final Run down) {
    for (int b = 0; b < bands; b++) {
      for (int y = down.first(); y < down.first() + down.count(); y++) {
        final int at = (y - window.row()) * window.width() + across.first() - window.column();
        Arrays.fill(planes[b], at, at + across.count(), Double.NaN);
      }
    }
  }

  private void copy(
      final int[] bands,
      final Window window,
      final Run across,
      final Run down,
      final double[][] planes) {
    final int column = Math.min(across.from(), columns.of(across.first() + across.count() - 1));
    final int row = Math.min(down.from(), rows.of(down.first() + down.count() - 1));
    final Window from = new Window(column, row, across.count(), down.count());
    final boolean inOrder = column == across.from() && row == down.from();
    if (inOrder && from.cells() == window.cells()) {
      source.read(bands, from, planes);
      fillGaps(planes, bands.length, (int) from.cells());
      return;
    }
    final double[][] values = new double[bands.length][(int) from.cells()];
    source.read(bands, from, values);
    fillGaps(values, bands.length, (int) from.cells());
    for (int y = 0; y < down.count(); y++) {
      final int sourceRow = rows.of(down.first() + y) - row;
      final int at = (down.first() + y - window.row()) * window.width();
      for (int x = 0; x < across.count(); x++) {
        final int in = sourceRow * from.width() + columns.of(across.first() + x) - column;
        for (int b = 0; b < bands.length; b++) {
          planes[b][at + across.first() + x - window.column()] = values[b][in];
        }
      }
    }
  }

  private void fillGaps(final double[][] planes, final int bands, final int cells) {
    if (Double.isNaN(gap)) {
      return;
    }
    for (int b = 0; b < bands; b++) {
      for (int i = 0; i < cells; i++) {
        // Gaps are rare: a test alone is faster than to write every cell anew.
        if (Double.isNaN(planes[b][i])) {
          planes[b][i] = gap;
        }
      }
    }
  }
}
