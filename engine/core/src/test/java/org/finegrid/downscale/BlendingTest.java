package org.finegrid.downscale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.finegrid.grid.RasterException;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.testing.MemoryOutput;
import org.finegrid.testing.MemoryRaster;
import org.finegrid.testing.ModelInFront;
import org.finegrid.testing.Models;
import org.finegrid.testing.Networks;
import org.junit.jupiter.api.Test;

/** Models that look at everything: tiles overlap and are blended. */
class BlendingTest {
  private static final int WIDTH = 90;
  private static final int HEIGHT = 70;

  private static MemoryRaster raster() {
    return new MemoryRaster(
        MemoryRaster.projected(WIDTH, HEIGHT), MemoryRaster.field(1, WIDTH, HEIGHT, 280, 10));
  }

  /**
   * How much what the tiling changed jumps from the fine column before a place to the one there.
   */
  private static double jump(final float[] tiled, final float[] whole, final int coarseColumn) {
    double sum = 0;
    for (int y = 0; y < HEIGHT * 2; y++) {
      final int there = y * WIDTH * 2 + coarseColumn * 2;
      sum += tiled[there] - whole[there] - (tiled[there - 2] - whole[there - 2]);
    }
    return Math.abs(sum / (HEIGHT * 2));
  }

  @Test
  void aModelWithoutAHaloGetsOverlapAndTheReportSaysSo() {
    try (SuperResolutionModel model = Models.network(Networks.global(2), OptionalInt.empty())) {
      final Runs.Result result = Runs.run(raster(), model, b -> b.tile(32));
      assertEquals(OptionalInt.empty(), result.report().model().halo());
      assertTrue(result.report().tiling().overlap() > 0);
    }
  }

  @Test
  void blendingDoesNotDependOnThreads() {
    try (SuperResolutionModel model = Models.network(Networks.global(2), OptionalInt.empty())) {
      final float[] one = Runs.run(raster(), model, b -> b.tile(32).threads(1)).plane(0);
      final float[] four = Runs.run(raster(), model, b -> b.tile(32).threads(4)).plane(0);
      for (int i = 0; i < one.length; i++) {
        assertEquals(one[i], four[i], "cell " + i);
      }
    }
  }

  @Test
  void aBlendedJointIsSmootherThanASharpOne() {
    try (SuperResolutionModel model = Models.network(Networks.global(2), OptionalInt.empty())) {
      final DownscaleRequest.Conserve none = DownscaleRequest.Conserve.NONE;
      final float[] whole = Runs.run(raster(), model, b -> b.tile(4096).conserve(none)).plane(0);
      final float[] sharp =
          Runs.run(raster(), model, b -> b.tile(32).overlap(0).conserve(none)).plane(0);
      final float[] blended =
          Runs.run(raster(), model, b -> b.tile(32).overlap(16).conserve(none)).plane(0);
      final double atSharp = jump(sharp, whole, 32);
      final double atBlended = jump(blended, whole, 32);
      assertTrue(atSharp > 5 * atBlended, atSharp + " sharp, " + atBlended + " blended");
    }
  }

  @Test
  void anOverlapAsLargeAsTheTileIsRefused() {
    try (SuperResolutionModel model = Models.kernel("bicubic", 2)) {
      assertThrows(
          RasterException.class, () -> Runs.run(raster(), model, b -> b.tile(16).overlap(16)));
    }
  }

  @Test
  void aFailingModelEndsTheRunAndLeavesNothing() {
    final AtomicInteger calls = new AtomicInteger();
    try (SuperResolutionModel model = Models.network(Networks.global(2), OptionalInt.empty())) {
      final SuperResolutionModel failing =
          new ModelInFront(
              model,
              input -> {
                if (calls.incrementAndGet() == 3) {
                  throw new RasterException("the model broke");
                }
              });
      final RasterException failure =
          assertThrows(
              RasterException.class, () -> Runs.run(raster(), failing, b -> b.tile(16).threads(3)));
      assertEquals("the model broke", failure.getMessage());
    }
  }

  @Test
  void aCancelledRunEndsWithoutCommitting() {
    final AtomicInteger asked = new AtomicInteger();
    final MemoryOutput[] output = new MemoryOutput[1];
    try (SuperResolutionModel model = Models.kernel("bicubic", 2)) {
      assertThrows(
          CancelledException.class,
          () ->
              Runs.run(
                  DownscaleRequest.builder(Path.of("in"), Path.of("out.tif")).tile(8).build(),
                  raster(),
                  model,
                  (fine, block) -> output[0] = new MemoryOutput(fine, block),
                  () -> asked.incrementAndGet() > 5));
    }
    assertThrows(IllegalStateException.class, () -> output[0].plane(0));
  }

  @Test
  void anInterruptedCallerWaitsForItsWorkersAndIsToldThatTheRunWasCancelled() throws Exception {
    final AtomicInteger inside = new AtomicInteger();
    final Thread caller = Thread.currentThread();
    try (SuperResolutionModel model = Models.kernel("bicubic", 2)) {
      final SuperResolutionModel slow =
          new ModelInFront(
              model,
              input -> {
                inside.incrementAndGet();
                caller.interrupt();
                // Long enough for a caller that does not wait to be gone.
                LockSupport.parkNanos(50_000_000);
                inside.decrementAndGet();
              });
      assertThrows(
          CancelledException.class, () -> Runs.run(raster(), slow, b -> b.tile(16).threads(2)));
      assertEquals(0, inside.get(), "workers were still inside the model");
      assertTrue(Thread.interrupted(), "the interruption is kept for the caller");
    }
  }

  @Test
  void aValueTooLargeForFloatsIsNotBlamedOnTheModel() {
    final double[] field = MemoryRaster.field(1, 8, 8, 0, 1);
    field[20] = -1.7e308;
    try (SuperResolutionModel model = Models.kernel("bicubic", 2)) {
      final RasterException failure =
          assertThrows(
              RasterException.class,
              () -> Runs.run(new MemoryRaster(MemoryRaster.projected(8, 8), field), model, b -> b));
      assertTrue(failure.getMessage().contains("declare it as NoData"), failure.getMessage());
    }
  }

  @Test
  void aTileLargerThanTheRasterIsTheRaster() {
    try (SuperResolutionModel model = Models.kernel("bicubic", 2)) {
      final Runs.Result result = Runs.run(raster(), model, b -> b.tile(Integer.MAX_VALUE));
      assertTrue(
          result.report().tiling().edge() >= WIDTH && result.report().tiling().edge() < WIDTH + 16);
    }
  }

  @Test
  void manyBandsOfALargeFactorAreNotAllMadeAtOnce() {
    final double[][] bands = new double[60][];
    for (int b = 0; b < bands.length; b++) {
      bands[b] = MemoryRaster.field(b, 40, 30, 0, 1);
    }
    final AtomicInteger max = new AtomicInteger();
    try (SuperResolutionModel model = Models.kernel("bicubic", 16)) {
      final SuperResolutionModel watched =
          new ModelInFront(model, input -> max.accumulateAndGet(input.length, Math::max));
      Runs.run(new MemoryRaster(MemoryRaster.projected(40, 30), bands), watched, b -> b);
    }
    assertTrue(max.get() * 256L <= 1 << 22, max.get() + " coarse cells at once");
  }
}
