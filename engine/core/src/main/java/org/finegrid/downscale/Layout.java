package org.finegrid.downscale;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;
import org.finegrid.internal.model.Multiples;
import org.finegrid.internal.tile.TilePlan;
import org.finegrid.model.ModelInput;
import org.finegrid.model.SuperResolutionModel;

/**
 * How the work is cut up: tiles, margins, how many planes run at once.
 *
 * @param plan the tiles
 * @param halo coarse cells at least that are read around a tile's extent and dropped again
 * @param left how many of them there are to its left: windows of some models begin only at columns
 *     and rows of the whole raster that are multiples of a number
 * @param above how many of them there are above it
 * @param multiple the sides of a window are multiples of this
 * @param finite whether the halo bounds the model's receptive field, so that tiles cannot show
 * @param fixedEdge the only window the model takes; empty where any will do
 * @param groups band indices that are run together
 * @param runs tiles that are run together, in order
 * @param threads worker threads
 */
record Layout(
    TilePlan plan,
    int halo,
    int left,
    int above,
    int multiple,
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
   * @param whole the whole raster, of which the grid may be a part, in the grid's coordinates
   * @param maxInRow fine values, over all bands, that a row of tiles should not exceed, where the
   *     choice is ours and smaller tiles cannot show
   */
  static Layout of(
      final PipelineRequest request,
      final SuperResolutionModel model,
      final GridGeometry grid,
      final Window whole,
      final int bands,
      final long maxInRow) {
    final int threads =
        request.run().threads().orElse(Math.max(1, Runtime.getRuntime().availableProcessors()));
    final int factor = model.factor();
    final boolean finite = model.halo().isPresent();
    final int halo = model.halo().orElse(CONTEXT);
    final int multiple = model.multiple();
    // Tiles are multiples as well, so that all windows begin as far before their tile.
    final int left = halo + Math.floorMod(-halo - whole.column(), multiple);
    final int above = halo + Math.floorMod(-halo - whole.row(), multiple);
    final int align =
        Multiples.leastCommon(BLOCK / Multiples.greatestDivisor(BLOCK, factor), multiple);
    final int around = Math.max(left, above) + halo;
    final int edge = edge(request, model, grid, bands, threads, align, around, maxInRow);
    final int overlap = overlap(request, model, edge, grid);
    final TilePlan plan = new TilePlan(grid.width(), grid.height(), edge, overlap);
    final int planes = planes(request, plan, around, model);
    final int together = Math.min(bands, planes);
    final List<int[]> groups = new ArrayList<>();
    for (int first = 0; first < bands; first += together) {
      groups.add(IntStream.range(first, Math.min(bands, first + together)).toArray());
    }
    return new Layout(
        plan,
        halo,
        left,
        above,
        multiple,
        finite,
        model.fixedEdge(),
        List.copyOf(groups),
        runs(plan, overlap > 0 ? 1 : Math.max(1, planes / together)),
        threads);
  }

  private static int edge(
      final PipelineRequest request,
      final SuperResolutionModel model,
      final GridGeometry grid,
      final int bands,
      final int threads,
      final int align,
      final int around,
      final long maxInRow) {
    if (model.fixedEdge().isPresent()) {
      final int window = model.fixedEdge().getAsInt();
      final int shared = request.run().overlap().orElse(model.halo().isPresent() ? 0 : window / 8);
      final int edge = (window - around - shared) / align * align;
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
    if (request.run().tile().isPresent()) {
      // One tile that covers the raster is as large as a tile can be.
      final int largest = Math.max(grid.width(), grid.height());
      final int wanted = Math.max(1, Math.min(request.run().tile().getAsInt(), largest));
      return Multiples.roundUp(wanted, align);
    }
    int edge = Math.max(SMALLEST_TILE / 2, FINE_EDGE / model.factor()) / align * align;
    edge = Math.max(edge, align);
    // A halo is computed for nothing: larger tiles for models that see far.
    while (model.halo().isPresent()
        && square((long) edge + around) > MOST_HALO * square(edge)
        && square(2L * edge * model.factor()) <= RUN_FINE_CELLS) {
      edge *= 2;
    }
    // Enough tiles for all threads, and rows that can be held, where smaller ones cannot show.
    final double inRow = (double) grid.width() * model.factor() * model.factor() * bands;
    while (model.halo().isPresent()
        && edge / 2 >= SMALLEST_TILE
        && edge / 2 % align == 0
        && (tiles(grid, edge) * bands < 2L * threads || inRow * edge > maxInRow)) {
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
      final PipelineRequest request,
      final SuperResolutionModel model,
      final int edge,
      final GridGeometry grid) {
    if (tiles(grid, edge) == 1) {
      return 0;
    }
    final int chosen =
        model.halo().isPresent() ? 0 : Math.max(1, model.fixedEdge().orElse(edge) / 8);
    final int overlap = request.run().overlap().orElse(chosen);
    if (overlap >= edge) {
      throw RasterException.invalid(
          ParameterName.OVERLAP, overlap + " is not smaller than the tile of " + edge + " cells");
    }
    return overlap;
  }

  /** How many planes go through the model together. */
  private static int planes(
      final PipelineRequest request,
      final TilePlan plan,
      final int around,
      final SuperResolutionModel model) {
    final long edge = (long) plan.edge() + plan.overlap() + around;
    final long rounding = model.multiple() - 1L;
    final long window =
        model.fixedEdge().isPresent()
            ? (long) model.fixedEdge().getAsInt() * model.fixedEdge().getAsInt()
            : (Math.min(edge, (long) plan.width() + around) + rounding)
                * (Math.min(edge, (long) plan.height() + around) + rounding);
    final long fine = window * valuesPerCell(model);
    // A fixed batch is filled up where there is less to run.
    final long batch = model.maxBatch() == Integer.MAX_VALUE ? 1 : model.maxBatch();
    if (fine > LARGEST_TILE / batch) {
      throw tooLarge(request, plan, model);
    }
    final long fitting = Math.min(RUN_CELLS / window, RUN_FINE_CELLS / fine);
    return (int) Math.max(1, Math.min(model.maxBatch(), fitting));
  }

  /** What a window holds for each of its coarse cells, at most, in one array. */
  private static int valuesPerCell(final SuperResolutionModel model) {
    return model.inputs().stream()
        .mapToInt(ModelInput::valuesPerCell)
        .reduce(model.factor() * model.factor(), Math::max);
  }

  /** What makes the windows of tiles larger than can be held. */
  private static RasterException tooLarge(
      final PipelineRequest request, final TilePlan plan, final SuperResolutionModel model) {
    final int halo = model.halo().orElse(CONTEXT);
    if (halo <= plan.edge()) {
      return new RasterException(
          ErrorCode.TOO_LARGE,
          ParameterName.TILE,
          "tile "
              + plan.edge()
              + ": makes more fine cells at once than can be held; use a smaller "
              + ParameterName.TILE.placeholder());
    }
    return new RasterException(
        ErrorCode.TOO_LARGE,
        "model "
            + model.card().name()
            + ": sees "
            + halo
            + " cells far, which makes more fine cells at once than can be held; "
            + (request.method().backProjection() > 0
                ? "use fewer iterations of " + ParameterName.BACK_PROJECTION.placeholder()
                : "correct the \"halo\" in its model card, or use a smaller factor"));
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

  /** A model's input window for a tile. */
  Window window(final TilePlan.Tile tile) {
    final Window extent = tile.extent();
    return new Window(
        extent.column() - left,
        extent.row() - above,
        fixedEdge.orElse(Multiples.roundUp(left + extent.width() + halo, multiple)),
        fixedEdge.orElse(Multiples.roundUp(above + extent.height() + halo, multiple)));
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
}
