package org.finegrid.downscale;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;
import org.finegrid.io.ArrayRaster;
import org.finegrid.model.Device;
import org.finegrid.model.ModelRepository;
import org.junit.jupiter.api.Test;

/** Runs with covariates keep what runs without them keep. */
class CovariateRunTest {
  private static final int FACTOR = 4;
  private static final int WIDTH = 70;
  private static final int HEIGHT = 54;
  private static final float GAP = -9999;
  private static final DownscaleMethod BICUBIC =
      DownscaleMethod.model("bicubic").withFactor(FACTOR);

  /** Ridges of several lengths, higher to the east. */
  private static double elevation(final double x, final double y) {
    return 900
        + 500 * Math.sin(x * 0.9 + 2 * Math.sin(y * 0.35))
        + 300 * Math.cos(y * 1.7 - x * 0.4)
        + 200 * Math.sin(x * 3.1) * Math.sin(y * 2.3)
        + 4 * x;
  }

  private static double temperature(final double x, final double y) {
    return 290 - 0.0061 * elevation(x, y) + 3 * Math.sin(x * 0.05) + 2 * Math.cos(y * 0.07);
  }

  private interface Surface {
    double at(double x, double y);
  }

  /** A surface on the fine grid, in coarse cells. */
  private static float[] fine(final Surface surface) {
    final float[] values = new float[WIDTH * HEIGHT * FACTOR * FACTOR];
    for (int i = 0; i < values.length; i++) {
      final int width = WIDTH * FACTOR;
      values[i] = (float) surface.at((i % width + 0.5) / FACTOR, (i / width + 0.5) / FACTOR);
    }
    return values;
  }

  private static float[] coarse(final float[] fine) {
    final float[] means = new float[WIDTH * HEIGHT];
    for (int cell = 0; cell < means.length; cell++) {
      double sum = 0;
      for (int i = 0; i < FACTOR * FACTOR; i++) {
        final int row = cell / WIDTH * FACTOR + i / FACTOR;
        sum += fine[row * WIDTH * FACTOR + cell % WIDTH * FACTOR + i % FACTOR];
      }
      means[cell] = (float) (sum / FACTOR / FACTOR);
    }
    return means;
  }

  private static ArrayRaster placed(final float[] values, final int width, final String unit) {
    return ArrayRaster.of(values, width, values.length / width)
        .withNoData(GAP)
        .withExtent(
            500_000, 5_000_000, 500_000 + 1000.0 * WIDTH, 5_000_000 + 1000.0 * HEIGHT, "EPSG:32632")
        .withBands(List.of(new BandDescription("t", unit, "", new int[0], Map.of())));
  }

  private static ArrayRaster band(final DoubleUnaryOperator unit) {
    final float[] values = coarse(fine(CovariateRunTest::temperature));
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) unit.applyAsDouble(values[i]);
    }
    return placed(values, WIDTH, "K");
  }

  private static ArrayRaster band() {
    return band(value -> value);
  }

  private static ArrayRaster dem(final DoubleUnaryOperator unit) {
    return placed(fine((x, y) -> unit.applyAsDouble(elevation(x, y))), WIDTH * FACTOR, "m");
  }

  private static ArrayRaster dem() {
    return dem(value -> value);
  }

  private static DownscaleMethod with(final ArrayRaster elevation) {
    return BICUBIC.withCovariates(Covariates.none().withElevation(RasterSource.of(elevation)));
  }

  private static float[] run(final ArrayRaster raster, final DownscaleMethod method) {
    return Downscaler.downscale(RasterSource.of(raster), method).raster().values(0);
  }

  private static float[] run(
      final RasterSource raster, final DownscaleMethod method, final RunOptions options) {
    return Downscaler.downscale(
            raster, method, options, ModelRepository.ofUser(), ProgressListener.none(), () -> false)
        .raster()
        .values(0);
  }

  private static double rmse(final float[] one, final float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      final double difference = (double) one[i] - other[i];
      sum += difference * difference;
    }
    return Math.sqrt(sum / one.length);
  }

  @Test
  void elevationBringsATemperatureThatGoesWithItCloserToTheTruth() {
    final float[] truth = fine(CovariateRunTest::temperature);
    final double without = rmse(run(band(), BICUBIC), truth);
    final double with = rmse(run(band(), with(dem())), truth);
    assertTrue(with < 0.2 * without, with + " against " + without);
  }

  @Test
  void tilesThreadsAndBlendingDoNotShow() {
    final float[] whole =
        run(RasterSource.of(band()), with(dem()), RunOptions.defaults().withTile(128));
    final RunOptions small = RunOptions.defaults().withTile(16);
    assertArrayEquals(whole, run(RasterSource.of(band()), with(dem()), small));
    assertArrayEquals(whole, run(RasterSource.of(band()), with(dem()), small.withThreads(3)));
    // Blending rounds, and what conservation puts back of it may go to another child.
    assertArrayEquals(
        whole, run(RasterSource.of(band()), with(dem()), small.withOverlap(5)), 1e-3f);
  }

  @Test
  void aBoxHasTheCellsOfTheWhole() {
    final float[] whole = run(band(), with(dem()));
    final RasterSource box =
        RasterSource.of(band()).withPart(Part.whole().withBbox("520000,5010000,540000,5025000"));
    final float[] part = run(box, with(dem()), RunOptions.defaults());
    final int firstRow = (HEIGHT - 25) * FACTOR;
    for (int y = 0; y < 15 * FACTOR; y++) {
      for (int x = 0; x < 20 * FACTOR; x++) {
        assertEquals(
            whole[(firstRow + y) * WIDTH * FACTOR + 20 * FACTOR + x],
            part[y * 20 * FACTOR + x],
            1e-4);
      }
    }
  }

  @Test
  void unitsOfBandAndCovariateDoNotMatter() {
    final float[] kelvin = run(band(), with(dem()));
    final float[] fahrenheit =
        run(band(value -> value * 1.8 - 459.67), with(dem(metres -> 1000 - metres / 0.3048)));
    for (int i = 0; i < kelvin.length; i++) {
      assertEquals(kelvin[i] * 1.8 - 459.67, fahrenheit[i], 2e-3);
    }
  }

  @Test
  void aConstantCovariateChangesNothingAndIsReported() {
    final ArrayRaster flat = dem(metres -> 12);
    assertArrayEquals(run(band(), BICUBIC), run(band(), with(flat)));
    final String notes = notes(flat);
    assertTrue(notes.contains("is 12.0 everywhere"), notes);
  }

  @Test
  void elevationOneFineCellAwayIsReportedAndElevationInItsPlaceIsNot() {
    final float[] east = fine((x, y) -> elevation(x - 1.0 / FACTOR, y));
    final String notes = notes(placed(east, WIDTH * FACTOR, "m"));
    assertTrue(notes.contains("elsewhere, by -250.0 in x and 0.0 in y"), notes);
    final float[] south = fine((x, y) -> elevation(x, y - 1.0 / FACTOR));
    final String others = notes(placed(south, WIDTH * FACTOR, "m"));
    assertTrue(others.contains("elsewhere, by 0.0 in x and 250.0 in y"), others);
    assertFalse(notes(dem()).contains("elsewhere"));
  }

  private static String notes(final ArrayRaster elevation) {
    return Downscaler.downscale(RasterSource.of(band()), with(elevation))
        .report()
        .notes()
        .toString();
  }

  @Test
  void meansAndNoDataStay() {
    final float[] values = band().values(0).clone();
    for (int i = 0; i < values.length; i++) {
      if (i % WIDTH > 50 || i % 97 == 0) {
        values[i] = GAP;
      }
    }
    final float[] made = run(placed(values, WIDTH, "K"), with(dem()));
    final float[] means = coarse(made);
    for (int cell = 0; cell < values.length; cell++) {
      assertEquals(values[cell], means[cell], 1e-4);
    }
  }

  @Test
  void elevationThatEndsOnTheRasterIsRefusedWithThePlace() {
    final ArrayRaster short1 =
        ArrayRaster.of(new float[40 * 40], 40, 40)
            .withExtent(500_000, 5_044_000, 510_000, 5_054_000, "EPSG:32632");
    final RasterException refused =
        assertThrows(RasterException.class, () -> run(band(), with(short1)));
    assertEquals(ParameterName.ELEVATION, refused.parameter().orElseThrow());
    // Of many cells without elevation, the one that a thread comes to first.
    assertTrue(
        refused.getMessage().matches(".*no values in the raster's cell at 5[1-6][0-9]500\\.0, .*"),
        refused.getMessage());
  }

  @Test
  void aBoxInsideOfTheElevationNeedsNoMoreOfIt() {
    final ArrayRaster corner =
        ArrayRaster.of(fine((x, y) -> elevation(x, y)), WIDTH * FACTOR, HEIGHT * FACTOR)
            .withExtent(500_000, 5_000_000, 570_000, 5_054_000, "EPSG:32632");
    final float[] piece = new float[80 * 80];
    for (int i = 0; i < piece.length; i++) {
      piece[i] = corner.values(0)[i / 80 * WIDTH * FACTOR + i % 80];
    }
    final ArrayRaster small =
        ArrayRaster.of(piece, 80, 80)
            .withExtent(500_000, 5_034_000, 520_000, 5_054_000, "EPSG:32632");
    final RasterSource box =
        RasterSource.of(band()).withPart(Part.whole().withBbox("500000,5034000,520000,5054000"));
    final float[] made = run(box, with(small), RunOptions.defaults());
    final float[] plain = run(box, BICUBIC, RunOptions.defaults());
    final float[] truth = new float[made.length];
    final float[] whole = fine(CovariateRunTest::temperature);
    for (int i = 0; i < truth.length; i++) {
      truth[i] = whole[i / 80 * WIDTH * FACTOR + i % 80];
    }
    assertTrue(rmse(made, truth) < 0.5 * rmse(plain, truth));
  }

  @Test
  void theOutputAndTheReportNameTheCovariate() {
    final FineRaster made = Downscaler.downscale(RasterSource.of(band()), with(dem()));
    final RunReport.UsedCovariate used = made.report().covariates().get(0);
    assertEquals("elevation", used.kind());
    assertEquals(64, used.sha256().length());
    final Object told = made.raster().description().globalAttributes().get("finegrid_covariates");
    assertTrue(told.toString().contains(used.sha256()), told.toString());
    final RunReport.CovariateEffect effect =
        made.report().bands().get(0).covariates().orElseThrow();
    assertTrue(effect.varianceExplained() > 0.9, effect.toString());
    assertEquals(-0.0061, effect.slopes().get(0).quantiles().get(2), 3e-4);
  }

  @Test
  void aClimatologyActsAlone() {
    final ArrayRaster mean = placed(fine(CovariateRunTest::temperature), WIDTH * FACTOR, "K");
    final Covariates both =
        Covariates.none()
            .withElevation(RasterSource.of(dem()))
            .withClimatology(RasterSource.of(mean));
    final FineRaster made =
        Downscaler.downscale(RasterSource.of(band()), BICUBIC.withCovariates(both));
    assertEquals(1, made.report().covariates().size());
    assertTrue(made.report().notes().toString().contains("acts alone"));
    assertTrue(rmse(made.raster().values(0), mean.values(0)) < 0.05);
  }

  @Test
  void tilesOnRequestHaveTheSameCells() {
    final float[] whole = run(band(), with(dem()));
    try (var model =
            ModelRepository.ofUser().open("bicubic", BICUBIC.factor(), Device.parse("cpu"));
        FineTiles tiles =
            FineTiles.open(
                with(dem()),
                RunOptions.defaults().withTile(32).withOverlap(4),
                band(),
                model,
                FineTiles.CachePolicy.ROWS,
                ProgressListener.none(),
                () -> false)) {
      final float[] last = tiles.tile(tiles.columns() - 1, tiles.rows() - 1)[0];
      final int columns = WIDTH * FACTOR - (tiles.columns() - 1) * tiles.edge();
      final int first = (tiles.rows() - 1) * tiles.edge() * WIDTH * FACTOR;
      for (int i = 0; i < last.length; i++) {
        final int x = (tiles.columns() - 1) * tiles.edge() + i % columns;
        assertEquals(whole[first + i / columns * WIDTH * FACTOR + x], last[i], 1e-3);
      }
      final RunReport report = tiles.complete();
      assertFalse(report.covariates().isEmpty());
      assertEquals(
          Downscaler.downscale(RasterSource.of(band()), with(dem()))
              .report()
              .bands()
              .get(0)
              .covariates()
              .orElseThrow()
              .slopes(),
          report.bands().get(0).covariates().orElseThrow().slopes());
    }
  }
}
