package org.finegrid.tile;

import org.finegrid.grid.Window;
import org.finegrid.io.RasterReader;

/**
 * Reads windows that may reach beyond the raster: there the edge cells are repeated, or, on a grid
 * that goes once around the globe, the columns of the other side are taken.
 */
public final class HaloReader {
  private final RasterReader reader;
  private final int width;
  private final int height;
  private final boolean wraps;

  /** A reader over an open raster, which stays the caller's. */
  public HaloReader(final RasterReader reader) {
    this.reader = reader;
    this.width = reader.description().geometry().width();
    this.height = reader.description().geometry().height();
    this.wraps = reader.description().geometry().wrapsAround();
  }

  /**
   * Reads a window in physical values, NaN for NoData.
   *
   * @param bands band indices, from 0
   * @param window any window that touches the raster
   * @param planes one array for each band, at least {@code window.cells()} long
   */
  public void read(final int[] bands, final Window window, final double[][] planes) {
    if (new Window(0, 0, width, height).contains(window)) {
      reader.read(bands, window, planes);
      return;
    }
    final int top = clamp(window.row(), height);
    final int rows = clamp(window.endRow() - 1, height) + 1 - top;
    final int[] sources = sourceColumns(window);
    int from = 0;
    while (from < sources.length) {
      final int to = runEnd(sources, from);
      copyRun(bands, window, planes, sources, from, to, top, rows);
      from = to;
    }
    repeatRows(window, planes, bands.length, top, rows);
  }

  private int[] sourceColumns(final Window window) {
    final int[] sources = new int[window.width()];
    for (int i = 0; i < sources.length; i++) {
      final int column = window.column() + i;
      sources[i] = wraps ? Math.floorMod(column, width) : clamp(column, width);
    }
    return sources;
  }

  /** The end of the stretch of neighbouring or repeated source columns that begins at an index. */
  private static int runEnd(final int[] sources, final int from) {
    int to = from + 1;
    while (to < sources.length
        && sources[to] - sources[to - 1] >= 0
        && sources[to] - sources[to - 1] <= 1) {
      to++;
    }
    return to;
  }

  private void copyRun(
      final int[] bands,
      final Window window,
      final double[][] planes,
      final int[] sources,
      final int from,
      final int to,
      final int top,
      final int rows) {
    final int left = sources[from];
    final int columns = sources[to - 1] - left + 1;
    final double[][] part = new double[bands.length][columns * rows];
    reader.read(bands, new Window(left, top, columns, rows), part);
    for (int b = 0; b < bands.length; b++) {
      for (int y = 0; y < rows; y++) {
        final int target = (top - window.row() + y) * window.width();
        for (int i = from; i < to; i++) {
          planes[b][target + i] = part[b][y * columns + sources[i] - left];
        }
      }
    }
  }

  private static void repeatRows(
      final Window window,
      final double[][] planes,
      final int bands,
      final int top,
      final int rows) {
    final int width = window.width();
    final int first = top - window.row();
    for (int b = 0; b < bands; b++) {
      for (int y = 0; y < window.height(); y++) {
        final int source = Math.max(first, Math.min(first + rows - 1, y));
        if (source != y) {
          System.arraycopy(planes[b], source * width, planes[b], y * width, width);
        }
      }
    }
  }

  private static int clamp(final int index, final int size) {
    return Math.max(0, Math.min(size - 1, index));
  }
}
