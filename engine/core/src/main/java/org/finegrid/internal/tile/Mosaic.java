package org.finegrid.internal.tile;

import org.finegrid.grid.Window;

/**
 * Joins tiles that overlap. Tiles come in the order of {@link TilePlan#tiles()}; each leaves with
 * its core complete: its own weighted values, and the seams that the tiles to its left and above
 * left for it. Weights of the tiles that share a cell sum to one. Memory: one tile's seam and, for
 * each plane, one seam across a panel.
 *
 * <p>Not thread-safe: the pipeline calls it in turn.
 */
public final class Mosaic {
  private final TilePlan plan;
  private final int factor;
  private final int planes;
  private final int seam;
  private final float[] ramp;
  private final float[][] below;
  private final float[][] right;

  /** A mosaic for all tiles of a plan, once, for that many planes side by side. */
  public Mosaic(final TilePlan plan, final int factor, final int planes, final Ramp ramp) {
    this.plan = plan;
    this.factor = factor;
    this.planes = planes;
    this.seam = plan.overlap() * factor;
    this.ramp = ramp.weights(seam);
    final int across = Math.min(plan.columns(), plan.panel() + 1) * plan.edge() * factor;
    this.below = new float[planes][seam * across];
    this.right = new float[planes][seam * (plan.edge() + plan.overlap()) * factor];
  }

  /**
   * Joins one tile of one plane.
   *
   * @param plane which plane, from 0
   * @param tile the tile
   * @param panelColumn the first tile column of the panel that the tile is computed for
   * @param values the tile's fine values over its extent, row by row; weighted and summed in place
   */
  public void join(
      final int plane, final TilePlan.Tile tile, final int panelColumn, final float[] values) {
    final Window extent = tile.extent().refine(factor);
    final Window core = tile.core().refine(factor);
    final int width = extent.width();
    weigh(tile, panelColumn, extent, core, values);
    final boolean hasLeft = tile.column() > firstComputed(panelColumn);
    if (hasLeft) {
      for (int y = 0; y < extent.height(); y++) {
        for (int x = 0; x < Math.min(seam, width); x++) {
          values[y * width + x] += right[plane][y * seam + x];
        }
      }
    }
    keepRight(plane, extent, core, values);
    final int across = below[plane].length / Math.max(1, seam);
    final int offset = core.column() - firstComputed(panelColumn) * plan.edge() * factor;
    if (tile.row() > 0) {
      for (int y = 0; y < Math.min(seam, core.height()); y++) {
        for (int x = 0; x < core.width(); x++) {
          values[y * width + x] += below[plane][y * across + offset + x];
        }
      }
    }
    for (int y = core.height(); y < extent.height(); y++) {
      System.arraycopy(
          values, y * width, below[plane], (y - core.height()) * across + offset, core.width());
    }
  }

  private static int firstComputed(final int panelColumn) {
    return Math.max(0, panelColumn - 1);
  }

  private void weigh(
      final TilePlan.Tile tile,
      final int panelColumn,
      final Window extent,
      final Window core,
      final float[] values) {
    final float[] across = weights(extent.width(), core.width(), tile.column() > 0);
    final float[] down = weights(extent.height(), core.height(), tile.row() > 0);
    for (int y = 0; y < extent.height(); y++) {
      final int row = y * extent.width();
      for (int x = 0; x < extent.width(); x++) {
        values[row + x] *= down[y] * across[x];
      }
    }
  }

  /** Increases over the first seam where there is a tile before, decreases after the core. */
  private float[] weights(final int length, final int core, final boolean rising) {
    final float[] weights = new float[length];
    for (int i = 0; i < length; i++) {
      float weight = 1;
      if (rising && i < seam) {
        weight = ramp[i];
      }
      if (i >= core) {
        weight *= 1 - ramp[i - core];
      }
      weights[i] = weight;
    }
    return weights;
  }

  private void keepRight(
      final int plane, final Window extent, final Window core, final float[] values) {
    for (int y = 0; y < extent.height(); y++) {
      for (int x = core.width(); x < extent.width(); x++) {
        right[plane][y * seam + x - core.width()] = values[y * extent.width() + x];
      }
    }
  }
}
