package org.finegrid.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.finegrid.downscale.Covariates;
import org.finegrid.downscale.ProgressListener;
import org.finegrid.downscale.RasterSource;
import org.finegrid.downscale.RunReport;
import org.finegrid.grid.GridGeometry;
import org.finegrid.testing.MemoryRaster;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A temperature that falls with height, by a rate that changes from west to east, and waves that
 * have nothing to do with height.
 *
 * <p>The expected errors are those of an independent program: the same fields and the method of
 * docs/covariates.md in NumPy and SciPy (doubles, edges mirrored by {@code scipy.ndimage}), coarse
 * cells rounded to 32-bit floats.
 */
class CovariateSkillTest {
  private static final int WIDTH = 192;
  private static final int HEIGHT = 160;
  private static final int FACTOR = 4;
  private static final GridGeometry GRID = MemoryRaster.projected(WIDTH, HEIGHT);
  private static final int BICUBIC = 2;
  private static final int BICUBIC_WITH = 3;

  @TempDir private Path directory;
  private Path truth;

  @BeforeEach
  void writeTruth() {
    final float[] height = height();
    final double[] other = waves(0.3, 1);
    final float[] values = new float[WIDTH * HEIGHT];
    for (int i = 0; i < values.length; i++) {
      final double rate = 0.0065 * (1 + 0.3 * Math.sin(0.03 * (i % WIDTH)));
      values[i] = (float) (288 - rate * height[i] + 0.4 * other[i]);
    }
    truth = TruthFile.write(directory.resolve("temperature.tif"), GRID, "K", values);
  }

  private static float[] height() {
    final double[] waves = waves(0.1, 0.8);
    final float[] height = new float[waves.length];
    for (int i = 0; i < height.length; i++) {
      height[i] = (float) (1000 + 150 * waves[i]);
    }
    return height;
  }

  /** Waves of 4 to 78 cells in all directions. */
  private static double[] waves(final double seed, final double roughness) {
    final double[] sum = new double[WIDTH * HEIGHT];
    for (int wave = 1; wave <= 80; wave++) {
      final double k = 0.08 * Math.pow(20, fraction(seed + wave * 0.6180339887));
      final double direction = 2 * Math.PI * fraction(wave * 0.7548776662 + 2 * seed);
      final double phase = 2 * Math.PI * fraction(wave * 0.5698402910 + 3 * seed);
      final double amplitude = Math.pow(0.08 / k, roughness);
      final double kx = k * Math.cos(direction);
      final double ky = k * Math.sin(direction);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += amplitude * Math.cos(kx * (i % WIDTH) + ky * (i / WIDTH) + phase);
      }
    }
    return sum;
  }

  private static double fraction(final double value) {
    return value - Math.floor(value);
  }

  private static RasterSource inMemory(final float[] values) {
    final double[] plane = new double[values.length];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = values[i];
    }
    return RasterSource.of(new MemoryRaster(GRID, plane));
  }

  private static RasterSource land() {
    final float[] land = height();
    for (int i = 0; i < land.length; i++) {
      land[i] = land[i] > 1000 ? 1 : 0;
    }
    return inMemory(land);
  }

  private Evaluation run(final Covariates covariates, final String... models) {
    return Evaluator.run(
        EvaluationRequest.builder(truth, FACTOR)
            .covariates(covariates)
            .models(List.of(models))
            .save(directory.resolve("saved"))
            .overwrite(true)
            .build(),
        ProgressListener.none(),
        () -> false);
  }

  private static double rmse(final Evaluation evaluation, final int model) {
    return evaluation.bands().get(0).scores().get(model).errors().rootMeanSquaredError();
  }

  @Test
  void elevationAndLandLowerTheErrorAsInAnIndependentProgram() {
    final Evaluation elevation = run(Covariates.none().withElevation(inMemory(height())));
    assertEquals(0.4179154, rmse(elevation, BICUBIC), 2e-6);
    assertEquals(0.1105224, rmse(elevation, BICUBIC_WITH), 2e-6);
    final RunReport.CovariateEffect effect = elevation.bands().get(0).covariates().orElseThrow();
    assertEquals(0.915838, effect.varianceExplained(), 1e-5);
    final List<Double> quantiles = effect.slopes().get(0).quantiles();
    final double[] expected = {-0.00777144, -0.00694339, -0.0058105, -0.00460965, -0.00421153};
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], quantiles.get(i), 1e-4);
    }
    final Evaluation both =
        run(Covariates.none().withElevation(inMemory(height())).withLand(land()));
    assertEquals(0.1130310, rmse(both, BICUBIC_WITH), 2e-6);
    assertEquals(
        List.of("elevation", "land"),
        both.covariates().stream().map(RunReport.UsedCovariate::name).toList());
    final Evaluation land = run(Covariates.none().withLand(land()));
    assertEquals(0.4055564, rmse(land, BICUBIC_WITH), 2e-6);
  }

  @Test
  void elevationLowersTheErrorOfANetworkToo() {
    final Evaluation evaluation =
        run(Covariates.none().withElevation(inMemory(height())), "fine-l");
    assertEquals("fine-l-x4+elevation+additive", evaluation.results().get(5).label());
    assertTrue(rmse(evaluation, 5) < 0.35 * rmse(evaluation, 4), rmse(evaluation, 5) + "");
    assertTrue(rmse(evaluation, 5) <= rmse(evaluation, BICUBIC_WITH));
  }

  @Test
  void anElevationOfAnotherPlaceDoesNoHarm() {
    final float[] height = height();
    final float[] mirrored = new float[height.length];
    for (int i = 0; i < height.length; i++) {
      mirrored[i] = height[i / WIDTH * WIDTH + WIDTH - 1 - i % WIDTH];
    }
    final Evaluation evaluation = run(Covariates.none().withElevation(inMemory(mirrored)));
    assertEquals(0.4179057, rmse(evaluation, BICUBIC_WITH), 2e-6);
    assertTrue(rmse(evaluation, BICUBIC_WITH) < 1.002 * rmse(evaluation, BICUBIC));
  }

  @Test
  void aConstantCovariateChangesNoCell() {
    final float[] constant = new float[WIDTH * HEIGHT];
    Arrays.fill(constant, 417.3f);
    run(Covariates.none().withElevation(inMemory(constant)), "fine-l");
    for (final String model : List.of("bicubic", "fine-l-x4")) {
      assertArrayEquals(saved(model), saved(model + "+elevation"));
    }
  }

  private double[] saved(final String model) {
    return TruthFile.read(directory.resolve("saved").resolve(model + ".tif"), 0);
  }
}
