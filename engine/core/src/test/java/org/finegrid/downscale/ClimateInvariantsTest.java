package org.finegrid.downscale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.finegrid.grid.GridGeometry;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.testing.MemoryRaster;
import org.finegrid.testing.ModelInFront;
import org.finegrid.testing.Models;
import org.finegrid.testing.Networks;
import org.junit.jupiter.api.Test;

/** Invariants: units do not matter, mass stays, NoData stays. */
class ClimateInvariantsTest {

  @Property(tries = 30)
  void unitsDoNotMatterToAUnitEquivariantModel(
      @ForAll @LongRange(min = 0, max = 999) final long seed,
      @ForAll @IntRange(min = 1, max = 9) final int scale,
      @ForAll @IntRange(min = -300, max = 300) final int offset) {
    final int width = 30;
    final int height = 20;
    final double[] x = MemoryRaster.field(seed, width, height, 0, 5);
    final double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = 0.25 * scale * x[i] + offset;
    }
    final GridGeometry grid = MemoryRaster.projected(width, height);
    try (SuperResolutionModel model =
        Models.network(Networks.unitEquivariant(3), OptionalInt.empty())) {
      final float[] fx = Runs.run(new MemoryRaster(grid, x), model, b -> b).plane(0);
      final float[] fy = Runs.run(new MemoryRaster(grid, y), model, b -> b).plane(0);
      final double rounding = 4e-6 * (Math.abs(offset) + 10 * scale);
      for (int i = 0; i < fx.length; i++) {
        assertEquals(0.25 * scale * fx[i] + offset, fy[i], rounding, "cell " + i);
      }
    }
  }

  @Property(tries = 60)
  void theMeanOfACellsChildrenIsTheCell(
      @ForAll @LongRange(min = 0, max = 999) final long seed,
      @ForAll @IntRange(min = 2, max = 5) final int factor,
      @ForAll final boolean global,
      @ForAll final boolean multiplicative,
      @ForAll final boolean bounded,
      @ForAll @IntRange(min = 0, max = 4) final int blots,
      @ForAll @IntRange(min = 0, max = 3) final int overlap) {
    final int width = 40;
    final int height = 30;
    final double[] field = MemoryRaster.field(seed, width, height, multiplicative ? 0 : 288, 8);
    if (multiplicative) {
      for (int i = 0; i < field.length; i++) {
        field[i] = Math.max(0, field[i]);
      }
    }
    MemoryRaster.punch(seed, field, width, height, blots);
    final GridGeometry grid =
        global ? MemoryRaster.global(width, height) : MemoryRaster.projected(width, height);
    try (SuperResolutionModel model = Models.kernel("lanczos", factor)) {
      final Runs.Result result =
          Runs.run(
              new MemoryRaster(grid, field),
              model,
              b -> {
                b.conserve(
                    multiplicative
                        ? DownscaleRequest.Conserve.MULTIPLICATIVE
                        : DownscaleRequest.Conserve.ADDITIVE);
                b.tile(16).overlap(overlap);
                return bounded ? b.minimum(multiplicative ? 0 : 250).maximum(320) : b;
              });
      final double std = result.report().bands().get(0).coarseStd();
      final double tolerance = Math.max(1e-6 * std, finest(field, factor));
      checkMeans(field, result.plane(0), width, height, factor, global, tolerance);
      assertTrue(result.report().means().massErrorOfStd() <= tolerance / std);
      for (final float value : result.plane(0)) {
        assertTrue(!multiplicative || !(value < 0), "negative: " + value);
        assertTrue(!bounded || !(value > 320), "above the maximum: " + value);
      }
    }
  }

  /**
   * What no 32-bit floats can do better than: half a step of one child, and 2 % for areas. Above
   * 1e-6 of the standard deviation where a field varies little around a large value.
   */
  private static double finest(final double[] field, final int factor) {
    final double largest =
        Arrays.stream(field).filter(Double::isFinite).map(Math::abs).max().orElse(0);
    return 0.51 * Math.ulp((float) largest) / (factor * factor);
  }

  /** Independent of the product's own code: areas from latitudes, sums in double. */
  private static void checkMeans(
      final double[] coarse,
      final float[] fine,
      final int width,
      final int height,
      final int factor,
      final boolean global,
      final double tolerance) {
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double sum = 0;
        double areas = 0;
        for (int j = y * factor; j < (y + 1) * factor; j++) {
          final double step = Math.PI / (height * factor);
          final double area =
              global
                  ? Math.sin(Math.PI / 2 - j * step) - Math.sin(Math.PI / 2 - (j + 1) * step)
                  : 1;
          for (int i = x * factor; i < (x + 1) * factor; i++) {
            sum += area * fine[j * width * factor + i];
            areas += area;
          }
        }
        final double cell = coarse[y * width + x];
        if (Double.isNaN(cell)) {
          assertTrue(Double.isNaN(sum), "NoData at " + x + "," + y + " has become data");
        } else {
          assertEquals(cell, sum / areas, tolerance, "mean at " + x + "," + y);
        }
      }
    }
  }

  @Property(tries = 30)
  void aFineCellHasNoDataExactlyWhereItsCoarseCellHasNone(
      @ForAll @LongRange(min = 0, max = 999) final long seed,
      @ForAll @IntRange(min = 0, max = 40) final int blots) {
    final int width = 50;
    final int height = 40;
    final double[] field = MemoryRaster.field(seed, width, height, 1000, 100);
    MemoryRaster.punch(seed, field, width, height, blots);
    try (SuperResolutionModel model =
        new ModelInFront(
            Models.kernel("bicubic", 3), ClimateInvariantsTest::refuseWhatIsNotFinite)) {
      final float[] fine =
          Runs.run(
                  new MemoryRaster(MemoryRaster.projected(width, height), field),
                  model,
                  b -> b.tile(16))
              .plane(0);
      for (int i = 0; i < fine.length; i++) {
        final int cell = i / (width * 3) / 3 * width + i % (width * 3) / 3;
        assertEquals(Double.isNaN(field[cell]), Float.isNaN(fine[i]), "cell " + i);
      }
    }
  }

  @Test
  void negativeCellsUnderMultiplicativeConservationAreNoted() {
    final double[] field = MemoryRaster.field(1, 10, 10, 0, 1);
    try (SuperResolutionModel model = Models.kernel("bicubic", 2)) {
      final MemoryRaster raster = new MemoryRaster(MemoryRaster.projected(10, 10), field);
      final DownscaleRequest.Conserve how = DownscaleRequest.Conserve.MULTIPLICATIVE;
      final RunReport report = Runs.run(raster, model, b -> b.conserve(how)).report();
      assertTrue(
          report.notes().stream()
              .anyMatch(note -> note.toString().contains("use conserve additive")),
          report.notes().toString());
    }
  }

  /** What must never reach a model. */
  private static void refuseWhatIsNotFinite(final float[] input) {
    for (final float value : input) {
      assertTrue(Float.isFinite(value), "the model was fed " + value);
    }
  }
}
