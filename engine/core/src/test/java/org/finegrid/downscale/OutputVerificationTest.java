package org.finegrid.downscale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.climate.MinMax;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.testing.MemoryOutput;
import org.finegrid.testing.MemoryRaster;
import org.finegrid.testing.Models;
import org.finegrid.testing.Networks;
import org.finegrid.testing.OnnxBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputVerificationTest {
  private static final MemoryRaster RASTER =
      new MemoryRaster(MemoryRaster.projected(40, 30), MemoryRaster.field(3, 40, 30, 280, 10));

  /** Copies each cell, times a weight, and adds one cell's neighbour times another. */
  private static byte[] copying(final float weight, final float neighbour) {
    final float[] weights = new float[4 * 9];
    for (int child = 0; child < 4; child++) {
      weights[child * 9 + 4] = weight;
      weights[child * 9 + child] = neighbour;
    }
    return new OnnxBytes()
        .conv(4, 1, 3, weights)
        .depthToSpace(2)
        .metadata("finegrid", Networks.card("copying", 2, "1", "standardise"))
        .build();
  }

  @ParameterizedTest
  @CsvSource({"1, 2e36", "1, -1e10", "3000, 0", "1, 1e37"})
  void aNetworkThatBreaksItsNumbersFailsTheRunAndLeavesNothing(
      final float weight, final float neighbour) {
    for (final String conserve : new String[] {"NONE", "ADDITIVE", "MULTIPLICATIVE"}) {
      final AtomicReference<MemoryOutput> output = new AtomicReference<>();
      try (SuperResolutionModel model =
          Models.network(copying(weight, neighbour), OptionalInt.empty())) {
        final DownscaleRequest request =
            DownscaleRequest.builder(Path.of("in"), Path.of("out.tif"))
                .conserve(DownscaleRequest.Conserve.valueOf(conserve))
                .build();
        final RasterException refusal =
            assertThrows(
                RasterException.class,
                () ->
                    Runs.run(
                        request,
                        RASTER,
                        model,
                        (fine, block) -> {
                          output.set(new MemoryOutput(fine, block));
                          return output.get();
                        },
                        () -> false));
        assertTrue(
            refusal.getMessage().contains("which cannot be a finer version of it")
                || refusal.getMessage().contains("not finite"),
            refusal.getMessage());
        assertThrows(IllegalStateException.class, () -> output.get().plane(0));
      }
    }
  }

  @Test
  void tilesOfSuchANetworkHaveNoReport() {
    try (SuperResolutionModel model = Models.network(copying(1, 2e36f), OptionalInt.empty());
        FineTiles tiles =
            FineTiles.open(
                DownscaleMethod.auto(),
                RunOptions.defaults(),
                RASTER,
                model,
                FineTiles.CachePolicy.ROWS,
                ProgressListener.none(),
                () -> false)) {
      assertThrows(RasterException.class, tiles::complete);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 0.5", "20, -20", "0, 0", "-1, 100"})
  void aNetworkThatIsMerelyPoorMakesItsRaster(final float weight, final float neighbour) {
    try (SuperResolutionModel model =
        Models.network(copying(weight, neighbour), OptionalInt.empty())) {
      final Runs.Result result = Runs.run(RASTER, model, b -> b);
      assertTrue(result.report().means().massErrorOfStd() <= 1e-5);
    }
  }

  @Test
  void aMeanThatRoundingCannotExplainFailsTheRun() {
    // Detail nine hundred times as large as the field: within the range, but beyond its floats.
    final MemoryRaster aroundZero =
        new MemoryRaster(MemoryRaster.projected(40, 30), MemoryRaster.field(3, 40, 30, 0, 10));
    final byte[] alternating =
        new OnnxBytes()
            .conv(4, 1, 1, new float[] {900, -900, 900, -900})
            .depthToSpace(2)
            .metadata("finegrid", Networks.card("alternating", 2, "0", "none"))
            .build();
    try (SuperResolutionModel model = Models.network(alternating, OptionalInt.empty())) {
      final RasterException refusal =
          assertThrows(RasterException.class, () -> Runs.run(aroundZero, model, b -> b));
      assertTrue(refusal.getMessage().contains("rounding explains"), refusal.getMessage());
      Runs.run(aroundZero, model, b -> b.conserve(DownscaleRequest.Conserve.NONE));
    }
  }

  @Test
  void aDryPartBesideAWetOneIsNoReasonToFail() {
    final double[] field = new double[30 * 30];
    Arrays.fill(field, 15 * 30, field.length, 500);
    field[0] = 1e-9;
    try (SuperResolutionModel model =
        Models.network(Networks.unitEquivariant(2), OptionalInt.empty())) {
      Runs.run(new MemoryRaster(MemoryRaster.projected(30, 30), field), model, b -> b);
    }
  }

  @Test
  void extremesPassOverWhatIsNoNumber() {
    final float[] values = {9, 1, Float.NaN, 3, -9};
    assertEquals(new MinMax(1, 3), MinMax.of(values, 1, 3));
    assertEquals(new MinMax(-9, 9), MinMax.of(values, 0, 1).and(MinMax.of(values, 4, 1)));
    assertTrue(!MinMax.of(values, 2, 1).any());
  }
}
