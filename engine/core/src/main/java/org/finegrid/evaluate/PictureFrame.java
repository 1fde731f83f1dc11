package org.finegrid.evaluate;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.Window;

/**
 * How much of an evaluation is drawn: so many cells that a page of them stays small enough for a
 * browser. Fields are cut, not thinned out: it is single cells that one wants to look at.
 */
final class PictureFrame {
  /** Values on one page. */
  private static final long VALUES = 4L << 20;

  /** Smaller pieces than this are not worth looking at; rather fewer bands are drawn. */
  private static final long SMALLEST_PIECE = 300 * 300;

  private static final int MOST_BANDS = 24;

  /** Places along each axis where the piece may lie. */
  private static final int PLACES = 5;

  private final GridGeometry grid;
  private final int factor;
  private final int[] bands;
  private final int width;
  private final int height;

  private PictureFrame(
      final GridGeometry grid,
      final int factor,
      final int[] bands,
      final int width,
      final int height) {
    this.grid = grid;
    this.factor = factor;
    this.bands = bands;
    this.width = width;
    this.height = height;
  }

  /** The frame for so many fields in each of so many bands. */
  static PictureFrame of(
      final GridGeometry grid, final int factor, final int fields, final int bands) {
    final long cells = grid.window().cells();
    final long fitting = VALUES / fields / Math.min(cells, SMALLEST_PIECE);
    final int drawn = (int) Math.max(1, Math.min(Math.min(bands, MOST_BANDS), fitting));
    final int[] chosen =
        IntStream.range(0, drawn).map(i -> (int) ((long) i * bands / drawn)).toArray();
    final long piece = Math.min(cells, VALUES / fields / drawn);
    final double shrink = Math.sqrt((double) piece / cells);
    return new PictureFrame(
        grid,
        factor,
        chosen,
        whole(grid.width(), shrink, factor),
        whole(grid.height(), shrink, factor));
  }

  /** A part of a side that makes whole coarse cells. */
  private static int whole(final int side, final double shrink, final int factor) {
    return Math.max(factor, (int) Math.min(side, Math.ceil(side * shrink)) / factor * factor);
  }

  /** Whether a band is drawn. */
  boolean draws(final int band) {
    return Arrays.binarySearch(bands, band) >= 0;
  }

  /** The piece of a truth that holds most data; in the middle, where there is a choice. */
  Window window(final double[] truth) {
    Window best = place(PLACES / 2, PLACES / 2);
    long max = data(truth, best);
    for (int i = 0; i < PLACES * PLACES; i++) {
      final Window tried = place(i % PLACES, i / PLACES);
      final long data = data(truth, tried);
      if (data > max) {
        best = tried;
        max = data;
      }
    }
    return best;
  }

  private Window place(final int x, final int y) {
    return new Window(
        (int) ((long) (grid.width() - width) * x / (PLACES - 1)) / factor * factor,
        (int) ((long) (grid.height() - height) * y / (PLACES - 1)) / factor * factor,
        width,
        height);
  }

  private long data(final double[] truth, final Window window) {
    long data = 0;
    for (int y = window.row(); y < window.endRow(); y++) {
      for (int x = window.column(); x < window.endColumn(); x++) {
        data += Double.isNaN(truth[y * grid.width() + x]) ? 0 : 1;
      }
    }
    return data;
  }
}
