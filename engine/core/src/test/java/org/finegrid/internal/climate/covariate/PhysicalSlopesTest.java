package org.finegrid.internal.climate.covariate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhysicalSlopesTest {
  private static final int SIZE = 39;
  private static final int HALO = CovariateDetail.HALO;

  @ParameterizedTest
  @CsvSource({
    "-6.5K/km, -6.5",
    "-6.5, -6.5",
    "-0.0065 K/m, -6.5",
    "-6.5 degC/km, -6.5",
    "'-6.5 °C/km', -6.5",
    "-6.5e0 K km-1, -6.5",
    "-6.5 K km^-1, -6.5",
    "-3.5F/kft, -6.379411",
    "-0.0035 F/ft, -6.379411",
    "+2K/km, 2",
    "0, 0"
  })
  void aLapseRateMayBeInTheUsualUnits(final String text, final double kelvinsPerKilometre) {
    final LapseRate rate = LapseRate.parse(text);
    assertEquals(kelvinsPerKilometre, rate.at(3, 50), 1e-6);
    assertEquals(false, rate.isMonthly());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "6.5K/km",
        "-6.5 K/s",
        "-6.5 m/km",
        "-6.5 K/m",
        "",
        "K/km",
        "-6.5/km",
        "annual",
        "-0.0065"
      })
  void whatIsNoLapseRateIsRefused(final String text) {
    final RasterException refused =
        assertThrows(RasterException.class, () -> LapseRate.parse(text));
    assertEquals(Optional.of(ParameterName.LAPSE_RATE), refused.parameter());
    assertTrue(refused.getMessage().contains("'" + text + "'"), refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"K, m, 0.001", "degF, m, 0.0018", "degC, ft, 0.0003048", "'', '', 0.001"})
  void aRateIsTurnedIntoTheUnitsOfBandAndElevation(
      final String band, final String elevation, final double scale) {
    assertEquals(scale, LapseRate.scale(band, elevation), 1e-15);
  }

  @Test
  void unitsOfSomethingElseAreRefused() {
    assertEquals(
        Optional.of(ParameterName.LAPSE_RATE),
        assertThrows(RasterException.class, () -> LapseRate.scale("mm", "m")).parameter());
    assertEquals(
        Optional.of(ParameterName.ELEVATION),
        assertThrows(RasterException.class, () -> LapseRate.scale("K", "hPa")).parameter());
  }

  @Test
  void monthlyRatesAreHalfAYearApartInTheHemispheres() {
    final LapseRate rate = LapseRate.parse("monthly");
    assertTrue(rate.isMonthly());
    assertEquals(-4.4, rate.at(0, 45));
    assertEquals(-8.1, rate.at(0, -45));
    assertEquals(-4.4, rate.at(6, -45));
    assertEquals(-4.7, rate.at(11, 0));
  }

  @Test
  void pressureFallsAsInTheStandardAtmosphere() {
    // ICAO Doc 7488, pressures in hPa at 0, 1000, 2000, 5000 and 11,000 m; 16,404.2 ft are 5000 m.
    final double[] heights = {0, 1000, 2000, 5000, 11_000, Double.NaN};
    PressureRatio.parse("15C").apply(heights, "m");
    final double[] pressures = {1013.25, 898.745, 794.952, 540.199, 226.320, Double.NaN};
    assertArrayEquals(
        pressures, Arrays.stream(heights).map(ratio -> ratio * 1013.25).toArray(), 2e-3);
    final double[] feet = {16_404.199};
    PressureRatio.parse("288.15 K").apply(feet, "ft");
    assertEquals(540.199 / 1013.25, feet[0], 2e-6);
    final double[] metres = {5000};
    PressureRatio.parse("59F").apply(metres, "");
    assertEquals(feet[0], metres[0], 1e-6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"15", "C", "15 m", "500K", "-100C", "warm"})
  void whatIsNoTemperatureIsRefused(final String text) {
    final RasterException refused =
        assertThrows(RasterException.class, () -> PressureRatio.parse(text));
    assertEquals(Optional.of(ParameterName.HYPSOMETRIC), refused.parameter());
  }

  @Test
  void theStratosphereIsRefused() {
    final RasterException refused =
        assertThrows(
            RasterException.class, () -> PressureRatio.parse("15C").apply(new double[] {12}, "km"));
    assertEquals(Optional.of(ParameterName.HYPSOMETRIC), refused.parameter());
  }

  private static double[] ramp(final double first, final double step) {
    final double[] values = new double[SIZE * SIZE * 4];
    for (int i = 0; i < values.length; i++) {
      values[i] = first + step * (i % (2 * SIZE)) + 300 * ReferenceFields.noise(1, i, 0);
    }
    return values;
  }

  private static double[] shares() {
    final double[] shares = new double[2 * SIZE];
    Arrays.fill(shares, 0.25);
    return shares;
  }

  private static double[] means(final double[] fine) {
    final double[] means = new double[SIZE * SIZE];
    for (int i = 0; i < fine.length; i++) {
      means[i / (4 * SIZE) * SIZE + i % (2 * SIZE) / 2] += 0.25 * fine[i];
    }
    return means;
  }

  private static CovariateDetail loaded(final CovariateRule rule, final double[] fine) {
    final CovariateDetail computation = new CovariateDetail(List.of(rule), 2);
    computation.load(SIZE, SIZE, MirroredRaster.rows(new double[][] {fine}, 4 * SIZE), shares());
    return computation;
  }

  private static float[] detail(final CovariateDetail computation, final double[] band) {
    final float[] detail = new float[36];
    final Window place = new Window(0, 0, 3, 3);
    computation.apply(band, detail, new double[9], place, place, new CovariateStatistics(1, 3, 3));
    return detail;
  }

  @Test
  void aGivenSlopeActsOnTheWholeCovariate() {
    final double[] elevation = ramp(100, 7);
    final CovariateDetail computation = loaded(CovariateRule.given(), elevation);
    final double[] slopes = new double[SIZE];
    Arrays.fill(slopes, -0.0065);
    computation.give(slopes);
    final float[] detail = detail(computation, new double[SIZE * SIZE]);
    for (int i = 0; i < 36; i++) {
      final int cell = (2 * HALO + i / 6) * 2 * SIZE + 2 * HALO + i % 6;
      assertEquals(-0.0065 * elevation[cell], detail[i], 1e-6);
    }
  }

  @Test
  void aProportionalBandHasTheCovariateInEachCellWhereverItsNeighboursHaveData() {
    final double[] ratio = ramp(2000, 1);
    final CovariateDetail computation = loaded(CovariateRule.proportional(), ratio);
    final double[] band = Arrays.stream(means(ratio)).map(mean -> 5 * mean).toArray();
    band[HALO * SIZE + HALO] = Double.NaN;
    final float[] detail = detail(computation, band);
    for (int i = 0; i < 36; i++) {
      final int cell = (2 * HALO + i / 6) * 2 * SIZE + 2 * HALO + i % 6;
      assertEquals(5 * ratio[cell], detail[i], 2e-3);
    }
  }
}
