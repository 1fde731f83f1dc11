package org.finegrid.internal.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.finegrid.grid.Window;
import org.junit.jupiter.api.Test;

class MosaicTest {

  /** Joins tiles whose values are a function of their place; answers the whole plane. */
  private static float[] joined(final TilePlan plan, final int factor, final Ramp ramp) {
    final int width = plan.width() * factor;
    final float[] whole = new float[width * plan.height() * factor];
    final Mosaic mosaic = new Mosaic(plan, factor, 1, ramp);
    int panelColumn = 0;
    for (final TilePlan.Tile tile : plan.tiles()) {
      panelColumn = tile.emitted() ? panelColumn : tile.column() + 1;
      final Window extent = tile.extent().refine(factor);
      final float[] values = new float[(int) extent.cells()];
      for (int i = 0; i < values.length; i++) {
        values[i] = value(extent.column() + i % extent.width(), extent.row() + i / extent.width());
      }
      mosaic.join(0, tile, panelColumn, values);
      if (tile.emitted()) {
        final Window core = tile.core().refine(factor);
        for (int y = 0; y < core.height(); y++) {
          System.arraycopy(
              values,
              y * extent.width(),
              whole,
              (core.row() + y) * width + core.column(),
              core.width());
        }
      }
    }
    return whole;
  }

  private static float value(final int x, final int y) {
    return 100 + x * 0.25f - y * 0.5f;
  }

  @Property(tries = 200)
  void weightsOfAllTilesThatShareACellSumToOne(
      @ForAll final Ramp ramp,
      @ForAll @IntRange(min = 1, max = 60) final int width,
      @ForAll @IntRange(min = 1, max = 40) final int height,
      @ForAll @IntRange(min = 4, max = 12) final int edge,
      @ForAll @IntRange(min = 0, max = 3) final int overlap,
      @ForAll @IntRange(min = 1, max = 4) final int panel,
      @ForAll @IntRange(min = 1, max = 3) final int factor) {
    final TilePlan plan = new TilePlan(width, height, edge, overlap, panel);
    final float[] whole = joined(plan, factor, ramp);
    for (int i = 0; i < whole.length; i++) {
      assertEquals(value(i % (width * factor), i / (width * factor)), whole[i], 1e-3, "cell " + i);
    }
  }

  @Test
  void theCoresOfAPlanPartitionTheRaster() {
    final TilePlan plan = new TilePlan(37, 23, 8, 3, 2);
    final int[] times = new int[37 * 23];
    for (final TilePlan.Tile tile : plan.tiles()) {
      for (int y = tile.core().row(); tile.emitted() && y < tile.core().endRow(); y++) {
        for (int x = tile.core().column(); x < tile.core().endColumn(); x++) {
          times[y * 37 + x]++;
        }
      }
    }
    for (final int each : times) {
      assertEquals(1, each);
    }
  }

  @Test
  void aJointWithoutBlendingIsSharpInItsMiddle() {
    final float[] ramp = Ramp.NONE.weights(6);
    for (int i = 0; i < 6; i++) {
      assertEquals(i < 3 ? 0 : 1, ramp[i]);
    }
  }
}
