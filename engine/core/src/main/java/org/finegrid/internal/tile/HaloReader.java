package org.finegrid.internal.tile;

import org.finegrid.grid.Window;
import org.finegrid.io.RasterReader;

/**
 * Reads windows that may extend beyond the raster: there the raster is mirrored at its outer edge,
 * or, on a grid that goes once around the globe, the columns of the other side are taken. Mirroring
 * keeps the texture of the field next to the edge, which networks make better use of than of an
 * edge cell repeated over and over.
 *
 * <p>Not thread-safe: arrays are kept and used again.
 */
public final class HaloReader {
  private final RasterReader reader;
  private final Window readable;
  private final boolean wraps;
  private double[][] part = new double[0][];

  /** A reader over an open raster, which stays the caller's. */
  public HaloReader(final RasterReader reader) {
    this(reader, reader.description().geometry().wrapsAround());
  }

  /**
   * A reader over an open raster, which stays the caller's.
   *
   * @param wraps whether it goes once around the globe, where others know better than its cells
   */
  public HaloReader(final RasterReader reader, final boolean wraps) {
    this.reader = reader;
    this.readable = reader.readable();
    this.wraps = wraps;
  }

  /**
   * Reads a window in physical values, NaN for NoData.
   *
   * @param bands band indices, from 0
   * @param window any window
   * @param planes one array for each band, at least {@code window.cells()} long
   */
  public void read(final int[] bands, final Window window, final double[][] planes) {
    if (readable.contains(window)) {
      reader.read(bands, window, planes);
      return;
    }
    final int[] rows = new int[window.height()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = readable.row() + mirror(window.row() + i - readable.row(), readable.height());
    }
    final int[] columns = new int[window.width()];
    for (int i = 0; i < columns.length; i++) {
      final int column = window.column() + i;
      columns[i] =
          wraps
              ? Math.floorMod(column, readable.width())
              : readable.column() + mirror(column - readable.column(), readable.width());
    }
    for (int from = 0; from < columns.length; ) {
      final int to = runEnd(columns, from);
      copyRun(bands, columns, from, to, rows, planes);
      from = to;
    }
  }

  /** The cell that stands for one beyond the edge: ... 1 0 | 0 1 ... n-1 | n-1 n-2 ... */
  public static int mirror(final int index, final int size) {
    final int folded = Math.floorMod(index, 2 * size);
    return folded < size ? folded : 2 * size - 1 - folded;
  }

  /** The end of the stretch of neighbouring source columns that begins at an index. */
  private static int runEnd(final int[] columns, final int from) {
    int to = from + 1;
    while (to < columns.length && Math.abs(columns[to] - columns[to - 1]) <= 1) {
      to++;
    }
    return to;
  }

  private void copyRun(
      final int[] bands,
      final int[] columns,
      final int from,
      final int to,
      final int[] rows,
      final double[][] planes) {
    final Span across = Span.of(columns, from, to);
    final Span down = Span.of(rows, 0, rows.length);
    final Window box = new Window(across.first, down.first, across.count(), down.count());
    if (part.length != bands.length || part[0].length < box.cells()) {
      part = new double[bands.length][(int) box.cells()];
    }
    reader.read(bands, box, part);
    for (int b = 0; b < bands.length; b++) {
      for (int y = 0; y < rows.length; y++) {
        final int source = (rows[y] - down.first) * box.width() - across.first;
        final int target = y * columns.length;
        // Most columns are no mirror images: copied at once.
        int x = from;
        while (x < to) {
          final int end = endOfAscent(columns, x, to);
          System.arraycopy(part[b], source + columns[x], planes[b], target + x, end - x);
          x = end;
        }
      }
    }
  }

  /**
   * The end of the stretch of columns, each one after the one before it, that begins at an index.
   */
  private static int endOfAscent(final int[] columns, final int from, final int to) {
    int end = from + 1;
    while (end < to && columns[end] == columns[end - 1] + 1) {
      end++;
    }
    return end;
  }

  private record Span(int first, int last) {
    static Span of(final int[] indices, final int from, final int to) {
      int first = indices[from];
      int last = indices[from];
      for (int i = from; i < to; i++) {
        first = Math.min(first, indices[i]);
        last = Math.max(last, indices[i]);
      }
      return new Span(first, last);
    }

    int count() {
      return last - first + 1;
    }
  }
}
