package org.finegrid.downscale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.testing.MemoryRaster;
import org.finegrid.testing.Models;
import org.finegrid.testing.Networks;
import org.junit.jupiter.api.Test;

/** Invariant: output does not depend on tile size, batch or threads. */
class TilesDoNotShowTest {
  private static final int WHOLE = 4096;

  private static void agree(final float[] one, final float[] other, final double std) {
    assertEquals(one.length, other.length);
    for (int i = 0; i < one.length; i++) {
      if (Float.isNaN(one[i])) {
        assertTrue(Float.isNaN(other[i]), "cell " + i + " has data only once");
      } else {
        assertEquals(one[i], other[i], 1e-5 * std, "cell " + i);
      }
    }
  }

  private static void tiledEqualsWhole(
      final SuperResolutionModel model,
      final MemoryRaster raster,
      final int tile,
      final int overlap,
      final int threads) {
    tiledEqualsWhole(model, raster, tile, overlap, threads, 0);
  }

  private static void tiledEqualsWhole(
      final SuperResolutionModel model,
      final MemoryRaster raster,
      final int tile,
      final int overlap,
      final int threads,
      final int iterations) {
    try (model) {
      final Runs.Result whole =
          Runs.run(
              raster, model, b -> b.tile(WHOLE).overlap(0).threads(1).backProjection(iterations));
      final Runs.Result tiled =
          Runs.run(
              raster,
              model,
              b -> b.tile(tile).overlap(overlap).threads(threads).backProjection(iterations));
      for (int band = 0; band < whole.report().bands().size(); band++) {
        final double std = whole.report().bands().get(band).coarseStd();
        agree(whole.plane(band), tiled.plane(band), std);
      }
    }
  }

  @Property(tries = 40)
  void anInterpolatedRasterIsTheSameForAllTilings(
      @ForAll @LongRange(min = 0, max = 999) final long seed,
      @ForAll @IntRange(min = 1, max = 90) final int width,
      @ForAll @IntRange(min = 1, max = 90) final int height,
      @ForAll @IntRange(min = 1, max = 50) final int tile,
      @ForAll @IntRange(min = 1, max = 5) final int factor,
      @ForAll @IntRange(min = 1, max = 3) final int threads,
      @ForAll @IntRange(min = 0, max = 6) final int blots) {
    final double[] field = MemoryRaster.field(seed, width, height, 280, 10);
    MemoryRaster.punch(seed, field, width, height, blots);
    tiledEqualsWhole(
        Models.kernel("bicubic", factor),
        new MemoryRaster(MemoryRaster.projected(width, height), field),
        tile,
        0,
        threads);
  }

  @Property(tries = 25)
  void aNetworksRasterIsTheSameForAllTilings(
      @ForAll @LongRange(min = 0, max = 999) final long seed,
      @ForAll @IntRange(min = 2, max = 70) final int width,
      @ForAll @IntRange(min = 2, max = 70) final int height,
      @ForAll @IntRange(min = 1, max = 40) final int tile,
      @ForAll @IntRange(min = 1, max = 3) final int threads,
      @ForAll @IntRange(min = 0, max = 6) final int blots) {
    final double[] field = MemoryRaster.field(seed, width, height, 0, 10);
    MemoryRaster.punch(seed, field, width, height, blots);
    tiledEqualsWhole(
        Models.network(Networks.unitEquivariant(4), OptionalInt.empty()),
        new MemoryRaster(MemoryRaster.projected(width, height), field),
        tile,
        0,
        threads);
  }

  @Property(tries = 25)
  void aBackProjectedRasterIsTheSameForAllTilings(
      @ForAll @LongRange(min = 0, max = 999) final long seed,
      @ForAll @IntRange(min = 2, max = 70) final int width,
      @ForAll @IntRange(min = 2, max = 70) final int height,
      @ForAll @IntRange(min = 1, max = 40) final int tile,
      @ForAll @IntRange(min = 1, max = 5) final int factor,
      @ForAll @IntRange(min = 1, max = 4) final int iterations,
      @ForAll @IntRange(min = 1, max = 3) final int threads,
      @ForAll @IntRange(min = 0, max = 6) final int blots) {
    final double[] field = MemoryRaster.field(seed, width, height, 0, 10);
    MemoryRaster.punch(seed, field, width, height, blots);
    tiledEqualsWhole(
        Models.kernel("lanczos", factor),
        new MemoryRaster(MemoryRaster.projected(width, height), field),
        tile,
        0,
        threads,
        iterations);
  }

  @Property(tries = 15)
  void blendingExactTilesChangesNothing(
      @ForAll @LongRange(min = 0, max = 999) final long seed,
      @ForAll @IntRange(min = 20, max = 120) final int width,
      @ForAll @IntRange(min = 20, max = 90) final int height,
      @ForAll @IntRange(min = 8, max = 40) final int tile,
      @ForAll @IntRange(min = 1, max = 7) final int overlap,
      @ForAll @IntRange(min = 1, max = 3) final int threads) {
    tiledEqualsWhole(
        Models.kernel("lanczos", 4),
        new MemoryRaster(
            MemoryRaster.projected(width, height),
            MemoryRaster.field(seed, width, height, 0, 10),
            MemoryRaster.field(seed + 1, width, height, 0, 1)),
        tile,
        overlap,
        threads);
  }

  @Test
  void manySmallBandsRunTogetherAndAreTheSameAsAlone() {
    final double[][] bands = new double[100][];
    for (int b = 0; b < bands.length; b++) {
      bands[b] = MemoryRaster.field(b, 33, 21, 0, b + 1);
    }
    final MemoryRaster raster = new MemoryRaster(MemoryRaster.projected(33, 21), bands);
    tiledEqualsWhole(Models.network(Networks.espcn(4, 8, 4), OptionalInt.empty()), raster, 8, 0, 2);
  }

  @Test
  void aGlobalRasterHasNoSeamAtTheDateLine() {
    final int width = 48;
    final int height = 24;
    final double[] field = new double[width * height];
    final double[] turned = new double[width * height];
    for (int i = 0; i < field.length; i++) {
      final int x = i % width;
      field[i] = Math.sin(2 * Math.PI * x / width * 3) * Math.cos(0.2 * (i / width)) + x % 5;
      turned[i / width * width + (x + 20) % width] = field[i];
    }
    try (SuperResolutionModel model = Models.kernel("bicubic", 4)) {
      final float[] a =
          Runs.run(new MemoryRaster(MemoryRaster.global(width, height), field), model, b -> b)
              .plane(0);
      final float[] b =
          Runs.run(new MemoryRaster(MemoryRaster.global(width, height), turned), model, c -> c)
              .plane(0);
      final int fine = width * 4;
      for (int i = 0; i < a.length; i++) {
        assertEquals(a[i], b[i / fine * fine + (i % fine + 80) % fine], 1e-6, "cell " + i);
      }
    }
  }
}
