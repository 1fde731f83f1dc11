package org.finegrid.downscale;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.tile.TilePlan;

/**
 * How the work is cut up: tiles, margins, how many planes run at once.
 *
 * @param plan the tiles
 * @param margin coarse cells read around a tile's extent and dropped again
 * @param finite whether the margin bounds the model's reach, so that tiles cannot show
 * @param fixedEdge the only window the model takes; empty where any will do
 * @param groups band indices that are run together
 * @param runs tiles that are run together, in order
 * @param threads worker threads
 */
record Layout(
    TilePlan plan,
    int margin,
    boolean finite,
    OptionalInt fixedEdge,
    List<int[]> groups,
    List<Run> runs,
    int threads) {

  /** Blocks of a GeoTIFF are multiples of this many fine cells. */
  private static final int BLOCK = 16;

  private static final int FINE_EDGE = 1024;
  private static final int SMALLEST_TILE = 64;

  /** How many times a tile's cells may be computed, halo included, before it is made larger. */
  private static final double MOST_HALO = 1.15;

  /** Context for models without a finite halo: what their padding contaminates most. */
  private static final int CONTEXT = 8;

  /** About as many coarse cells as one run of a network should get: enough to keep it busy. */
  private static final int RUN_CELLS = 1 << 17;

  /** And as many fine ones as it may make: what a worker holds several times over. */
  private static final int RUN_FINE_CELLS = 1 << 22;

  /** The fine cells of one tile that a worker can hold at all. */
  private static final long LARGEST_TILE = 1L << 28;

  /**
   * Tiles of one size, side by side.
   *
   * @param tiles the tiles
   * @param panelColumn the first tile column of their panel
   */
  record Run(List<TilePlan.Tile> tiles, int panelColumn) {}

  /**
   * Cuts the work up.
   *
   * @param mostInRow fine values, over all bands, that a row of tiles should not exceed, where the
   *     choice is ours and smaller tiles cannot show
   */
  static Layout of(
      final DownscaleRequest request,
      final SuperResolutionModel model,
      final GridGeometry grid,
      final int bands,
      final long mostInRow) {
    final int threads =
        request.threads().orElse(Math.max(1, Runtime.getRuntime().availableProcessors()));
    final int factor = model.factor();
    final boolean finite = model.halo().isPresent();
    final int margin = model.halo().orElse(CONTEXT);
    final int align = BLOCK / gcd(BLOCK, factor);
    final int edge = edge(request, model, grid, bands, threads, align, margin, mostInRow);
    final int overlap = overlap(request, model, edge, grid);
    final TilePlan plan = new TilePlan(grid.width(), grid.height(), edge, overlap);
    final int planes = planes(plan, margin, model);
    final int together = Math.min(bands, planes);
    final List<int[]> groups = new ArrayList<>();
    for (int first = 0; first < bands; first += together) {
      groups.add(IntStream.range(first, Math.min(bands, first + together)).toArray());
    }
    return new Layout(
        plan,
        margin,
        finite,
        model.fixedEdge(),
        List.copyOf(groups),
        runs(plan, overlap > 0 ? 1 : Math.max(1, planes / together)),
        threads);
  }

  private static int edge(
      final DownscaleRequest request,
      final SuperResolutionModel model,
      final GridGeometry grid,
      final int bands,
      final int threads,
      final int align,
      final int margin,
      final long mostInRow) {
    if (model.fixedEdge().isPresent()) {
      final int window = model.fixedEdge().getAsInt();
      final int shared = request.overlap().orElse(model.halo().isPresent() ? 0 : window / 8);
      final int edge = (window - 2 * margin - shared) / align * align;
      if (edge < align || shared >= edge) {
        throw new RasterException(
            "model "
                + model.card().name()
                + ": its window of "
                + window
                + " cells is too small for its halo and overlap");
      }
      return edge;
    }
    if (request.tile().isPresent()) {
      // One tile that covers the raster is as large as a tile can be.
      final int largest = Math.max(grid.width(), grid.height());
      final int wanted = Math.max(1, Math.min(request.tile().getAsInt(), largest));
      return Math.addExact(wanted, align - 1) / align * align;
    }
    int edge = Math.max(SMALLEST_TILE / 2, FINE_EDGE / model.factor()) / align * align;
    edge = Math.max(edge, align);
    // A halo is computed for nothing: larger tiles for models that see far.
    while (model.halo().isPresent()
        && square(edge + 2L * margin) > MOST_HALO * square(edge)
        && square(2L * edge * model.factor()) <= RUN_FINE_CELLS) {
      edge *= 2;
    }
    // Enough tiles for all threads, and rows that can be held, where smaller ones cannot show.
    final double inRow = (double) grid.width() * model.factor() * model.factor() * bands;
    while (model.halo().isPresent()
        && edge / 2 >= SMALLEST_TILE
        && edge / 2 % align == 0
        && (tiles(grid, edge) * bands < 2L * threads || inRow * edge > mostInRow)) {
      edge /= 2;
    }
    return edge;
  }

  private static double square(final long side) {
    return (double) side * side;
  }

  private static long tiles(final GridGeometry grid, final int edge) {
    return (long) ((grid.width() + edge - 1) / edge) * ((grid.height() + edge - 1) / edge);
  }

  private static int overlap(
      final DownscaleRequest request,
      final SuperResolutionModel model,
      final int edge,
      final GridGeometry grid) {
    if (tiles(grid, edge) == 1) {
      return 0;
    }
    final int chosen =
        model.halo().isPresent() ? 0 : Math.max(1, model.fixedEdge().orElse(edge) / 8);
    final int overlap = request.overlap().orElse(chosen);
    if (overlap >= edge) {
      throw new RasterException(
          "overlap " + overlap + ": must be smaller than the tile of " + edge + " cells");
    }
    return overlap;
  }

  /** How many planes go through the model together. */
  private static int planes(
      final TilePlan plan, final int margin, final SuperResolutionModel model) {
    final long edge = plan.edge() + plan.overlap() + 2L * margin;
    final long window =
        model.fixedEdge().isPresent()
            ? (long) model.fixedEdge().getAsInt() * model.fixedEdge().getAsInt()
            : Math.min(edge, plan.width() + 2L * margin)
                * Math.min(edge, plan.height() + 2L * margin);
    final long fine = window * model.factor() * model.factor();
    if (fine > LARGEST_TILE) {
      throw new RasterException(
          margin > plan.edge()
              ? "model "
                  + model.card().name()
                  + ": sees "
                  + margin
                  + " cells far, which makes more fine cells at once than can be held; use fewer"
                  + " iterations of --back-projection"
              : "tile "
                  + plan.edge()
                  + ": makes more fine cells at once than can be held; use a smaller --tile");
    }
    final long fitting = Math.min(RUN_CELLS / window, RUN_FINE_CELLS / fine);
    return (int) Math.max(1, Math.min(model.maxBatch(), fitting));
  }

  private static List<Run> runs(final TilePlan plan, final int together) {
    final List<TilePlan.Tile> tiles = plan.tiles();
    final List<Run> runs = new ArrayList<>();
    int panelColumn = 0;
    int from = 0;
    while (from < tiles.size()) {
      final TilePlan.Tile first = tiles.get(from);
      if (!first.emitted()) {
        panelColumn = first.column() + 1;
      }
      int to = from + 1;
      while (to < tiles.size()
          && to - from < together
          && tiles.get(to).extent().width() == first.extent().width()
          && tiles.get(to).extent().height() == first.extent().height()) {
        to++;
      }
      runs.add(new Run(List.copyOf(tiles.subList(from, to)), panelColumn));
      from = to;
    }
    return List.copyOf(runs);
  }

  /** How many times the model is run. */
  long batches() {
    return (long) groups.size() * runs.size();
  }

  /** The window that a model is fed for a tile. */
  Window window(final TilePlan.Tile tile) {
    if (fixedEdge.isEmpty()) {
      return tile.extent().grow(margin);
    }
    final int edge = fixedEdge.getAsInt();
    return new Window(tile.extent().column() - margin, tile.extent().row() - margin, edge, edge);
  }

  /** Edge of the output's blocks: the largest multiple of 16 up to 512 that divides a tile. */
  int block(final int factor) {
    final int fine = plan.edge() * factor;
    int block = Math.min(512, fine / BLOCK * BLOCK);
    while (fine % block != 0) {
      block -= BLOCK;
    }
    return block;
  }

  private static int gcd(final int a, final int b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
