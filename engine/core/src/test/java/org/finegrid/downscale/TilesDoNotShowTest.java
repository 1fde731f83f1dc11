package org.finegrid.downscale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.finegrid.internal.io.SubsetReader;
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

  /** It sees where a window lies, so every window must lie where those of the whole raster do. */
  @Property(tries = 40)
  void aStridedNetworksRasterIsTheSameForAllTilings(
      @ForAll @LongRange(min = 0, max = 999) final long seed,
      @ForAll @IntRange(min = 2, max = 90) final int width,
      @ForAll @IntRange(min = 2, max = 90) final int height,
      @ForAll @IntRange(min = 1, max = 40) final int tile,
      @ForAll @IntRange(min = 1, max = 3) final int threads,
      @ForAll @IntRange(min = 0, max = 6) final int blots,
      @ForAll final boolean card) {
    final double[] field = MemoryRaster.field(seed, width, height, 0, 10);
    MemoryRaster.punch(seed, field, width, height, blots);
    tiledEqualsWhole(
        Models.network(Networks.unet(2, card), OptionalInt.of(2)),
        new MemoryRaster(MemoryRaster.projected(width, height), field),
        tile,
        0,
        threads);
  }

  @Property(tries = 15)
  void aStridedNetworkOfOneWindowMakesTheSame(
      @ForAll @LongRange(min = 0, max = 999) final long seed,
      @ForAll @IntRange(min = 2, max = 90) final int width,
      @ForAll @IntRange(min = 2, max = 90) final int height) {
    final double[] field = MemoryRaster.field(seed, width, height, 0, 10);
    final MemoryRaster raster = new MemoryRaster(MemoryRaster.projected(width, height), field);
    try (SuperResolutionModel free = Models.network(Networks.unet(2, true), OptionalInt.empty());
        SuperResolutionModel fixed =
            Models.network(Networks.unet(2, true, "n", 1L, 64L, 64L), OptionalInt.empty())) {
      final Runs.Result one = Runs.run(raster, free, b -> b.tile(WHOLE));
      agree(
          one.plane(0),
          Runs.run(raster, fixed, b -> b).plane(0),
          one.report().bands().get(0).coarseStd());
    }
  }

  @Property(tries = 25)
  void aPartOfAStridedNetworksRasterIsAsInTheWhole(
      @ForAll @LongRange(min = 0, max = 999) final long seed,
      @ForAll @IntRange(min = 0, max = 30) final int left,
      @ForAll @IntRange(min = 0, max = 30) final int above,
      @ForAll @IntRange(min = 1, max = 30) final int width,
      @ForAll @IntRange(min = 1, max = 30) final int height,
      @ForAll @IntRange(min = 1, max = 20) final int tile) {
    final MemoryRaster raster =
        new MemoryRaster(MemoryRaster.projected(61, 67), MemoryRaster.field(seed, 61, 67, 0, 10));
    final SubsetReader part =
        new SubsetReader(
            raster,
            raster.description().withGeometry(MemoryRaster.projected(width, height)),
            new int[] {0},
            left,
            above);
    try (SuperResolutionModel model = Models.network(Networks.unet(2, true), OptionalInt.empty())) {
      final Runs.Result whole = Runs.run(raster, model, b -> b.tile(WHOLE));
      final float[] expected = new float[4 * width * height];
      for (int y = 0; y < 2 * height; y++) {
        System.arraycopy(
            whole.plane(0),
            (2 * above + y) * 2 * 61 + 2 * left,
            expected,
            y * 2 * width,
            2 * width);
      }
      agree(
          expected,
          Runs.run(part, model, b -> b.tile(tile)).plane(0),
          whole.report().bands().get(0).coarseStd());
    }
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
