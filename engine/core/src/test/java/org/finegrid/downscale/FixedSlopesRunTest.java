package org.finegrid.downscale;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.Dimension;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.RegularAxis;
import org.finegrid.io.ArrayRaster;
import org.junit.jupiter.api.Test;

/** Rasters that are too small to learn from. */
class FixedSlopesRunTest {
  private static final int FACTOR = 5;
  private static final int SIZE = 3;
  private static final DownscaleMethod BICUBIC =
      DownscaleMethod.model("bicubic").withFactor(FACTOR);

  private static float height(final int row, final int column) {
    return 1000 + 150 * ((7 * row + 5 * column) % 11) - 40 * row;
  }

  private static float[] heights() {
    final float[] fine = new float[SIZE * SIZE * FACTOR * FACTOR];
    for (int i = 0; i < fine.length; i++) {
      fine[i] = height(i / (SIZE * FACTOR), i % (SIZE * FACTOR));
    }
    return fine;
  }

  private static float[] means(final float[] fine) {
    final float[] means = new float[SIZE * SIZE];
    for (int i = 0; i < fine.length; i++) {
      final int row = i / (SIZE * FACTOR) / FACTOR;
      means[row * SIZE + i % (SIZE * FACTOR) / FACTOR] += fine[i] / FACTOR / FACTOR;
    }
    return means;
  }

  private static ArrayRaster raster(
      final float[] values, final int width, final String unit, final double south) {
    return ArrayRaster.of(values, width, width)
        .withExtent(10, south, 13, south + 3, "EPSG:4326")
        .withBands(List.of(new BandDescription("b", unit, "", new int[0], Map.of())));
  }

  private static Covariates elevation(final double south) {
    return Covariates.none()
        .withElevation(RasterSource.of(raster(heights(), SIZE * FACTOR, "m", south)));
  }

  private static float[] run(final ArrayRaster raster, final Covariates covariates) {
    return Downscaler.downscale(RasterSource.of(raster), BICUBIC.withCovariates(covariates))
        .raster()
        .values(0);
  }

  @Test
  void aTemperatureThatFollowsTheLapseRateComesOutExact() {
    final float[] truth = heights();
    for (int i = 0; i < truth.length; i++) {
      truth[i] = 295 - 0.0065f * truth[i];
    }
    final ArrayRaster coarse = raster(means(truth), SIZE, "K", 0);
    assertArrayEquals(truth, run(coarse, elevation(0).withLapseRate("-6.5K/km")), 5e-3f);
  }

  @Test
  void aPressureThatFollowsTheBarometricFormulaComesOutExact() {
    final float[] truth = heights();
    for (int i = 0; i < truth.length; i++) {
      // ISO 2533: 287.05287 J/(kg K), 9.80665 m/s2, here with 20 degrees Celsius at sea level.
      truth[i] =
          (float)
              (101325 * Math.pow(1 - 0.0065 * truth[i] / 293.15, 9.80665 / (287.05287 * 0.0065)));
    }
    // Means of cells of one row differ in area by less than what the tolerance holds.
    final ArrayRaster coarse = raster(means(truth), SIZE, "Pa", -1.5);
    assertArrayEquals(truth, run(coarse, elevation(-1.5).withHypsometric("20C")), 20f);
  }

  @Test
  void ratesOfMonthsFollowTheSeasonsOfTheHemisphere() {
    for (final double south : new double[] {45, -48}) {
      final float[] values = new float[SIZE * SIZE];
      final ArrayRaster july = july(values, south);
      final float[] made = run(july, elevation(south).withLapseRate("monthly"));
      // MicroMet, table 1: July 8.1, January 4.4 K/km. Neighbours in one coarse cell: the rest
      // changes little.
      final double rate = south > 0 ? -0.0081 : -0.0044;
      assertEquals(rate * (height(7, 7) - height(7, 6)), made[7 * 15 + 7] - made[7 * 15 + 6], 0.1);
    }
  }

  private static ArrayRaster july(final float[] values, final double south) {
    final Dimension time =
        new Dimension(
            "time",
            new double[] {0},
            java.util.Optional.empty(),
            Map.of("units", "days since 2001-07-15"),
            List.of("2001-07-15T00:00Z"));
    return new ArrayRaster(
        new RasterDescription(
            new GridGeometry(
                new RegularAxis(10, 1, SIZE),
                new RegularAxis(south + 3, -1, SIZE),
                CoordinateReference.geographicWithoutDatum()),
            List.of(new BandDescription("t", "degC", "", new int[] {0}, Map.of())),
            List.of(time),
            "t",
            Map.of(),
            Map.of(),
            "float32",
            OptionalDouble.empty(),
            "memory"),
        new float[][] {values});
  }

  private static String refused(
      final ParameterName parameter, final ArrayRaster raster, final Covariates covariates) {
    final RasterException e = assertThrows(RasterException.class, () -> run(raster, covariates));
    assertEquals(parameter, e.parameter().orElseThrow());
    return e.getMessage();
  }

  @Test
  void bandsThatDoNotFallWithHeightThatWayAreRefused() {
    final float[] values = new float[SIZE * SIZE];
    final String rain =
        refused(
            ParameterName.LAPSE_RATE,
            raster(values, SIZE, "mm", 0),
            elevation(0).withLapseRate("-6.5"));
    assertTrue(rain.contains("is for temperature"), rain);
    final String temperature =
        refused(
            ParameterName.HYPSOMETRIC,
            raster(values, SIZE, "K", 0),
            elevation(0).withHypsometric("15C"));
    assertTrue(temperature.contains("is for air pressure"), temperature);
    final String undated =
        refused(
            ParameterName.LAPSE_RATE,
            raster(values, SIZE, "K", 0),
            elevation(0).withLapseRate("monthly"));
    assertTrue(undated.contains("time axis"), undated);
  }
}
