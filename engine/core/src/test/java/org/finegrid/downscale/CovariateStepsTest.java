package org.finegrid.downscale;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.Dimension;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.cf.CfTime;
import org.finegrid.testing.MemoryRaster;
import org.junit.jupiter.api.Test;

class CovariateStepsTest {
  private static final int[] JANUARY_TO_DECEMBER = IntStream.range(0, 12).toArray();

  private static final Covariates.Covariate CLIMATOLOGY =
      Covariates.none().withClimatology(RasterSource.of(Path.of("climatology.nc"))).fields().get(0);

  @Test
  void bandsTakeTheStepOfTheirMonthWhateverTheOrder() {
    final double[] july = {days(1990, 7, 15), days(1990, 1, 15)};
    final double[] fromMay =
        IntStream.range(4, 16).mapToDouble(m -> days(1981 + m / 12, m % 12 + 1, 15)).toArray();
    assertArrayEquals(new int[] {2, 8}, steps(raster(fromMay), raster(july)));
  }

  /** {@code cdo ymonmean} of 1989 and 1990: bounds from January 1989 to January 1990. */
  @Test
  void boundsThatSpanYearsDoNotHideTheMonth() {
    final double[] labels = labels(15);
    final double[][] bounds =
        Arrays.stream(labels).mapToObj(t -> new double[] {t - 365, t}).toArray(double[][]::new);
    assertArrayEquals(
        JANUARY_TO_DECEMBER, steps(raster(labels, Optional.of(bounds)), raster(labels)));
  }

  @Test
  void meansThatAreLabelledWithTheEndOfTheirMonthBelongToTheMonthBefore() {
    final double[] ends =
        IntStream.range(0, 12)
            .mapToDouble(m -> days(1990 + (m + 1) / 12, (m + 1) % 12 + 1, 1))
            .toArray();
    final double[][] bounds =
        IntStream.range(0, 12)
            .mapToObj(m -> new double[] {days(1990, m + 1, 1), ends[m]})
            .toArray(double[][]::new);
    assertArrayEquals(
        JANUARY_TO_DECEMBER, steps(raster(labels(15)), raster(ends, Optional.of(bounds))));
  }

  @Test
  void oneStepBelongsToEveryBand() {
    assertArrayEquals(
        new int[12], steps(raster(new double[] {days(1990, 7, 1)}), raster(labels(15))));
  }

  @Test
  void fiveStepsOrTheSameMonthTwelveTimesAreRefused() {
    assertEquals(
        "climatology: climatology.nc: has 5 bands; one or twelve are needed",
        refused(raster(Arrays.copyOf(labels(15), 5))));
    assertEquals(
        "climatology: climatology.nc: has twelve steps, which are not the twelve months",
        refused(raster(IntStream.range(0, 12).mapToDouble(y -> days(1980 + y, 7, 1)).toArray())));
  }

  private static String refused(final RasterDescription climatology) {
    return assertThrows(RasterException.class, () -> steps(climatology, raster(labels(15))))
        .message(ParameterName::name);
  }

  private static int[] steps(final RasterDescription climatology, final RasterDescription raster) {
    return CovariateSteps.of(CLIMATOLOGY, climatology, raster);
  }

  /** A day of each month of 1990. */
  private static double[] labels(final int day) {
    return IntStream.range(0, 12).mapToDouble(m -> days(1990, m + 1, day)).toArray();
  }

  private static double days(final int year, final int month, final int day) {
    return LocalDate.of(year, month, day).toEpochDay();
  }

  private static RasterDescription raster(final double[] days) {
    return raster(days, Optional.empty());
  }

  private static RasterDescription raster(final double[] days, final Optional<double[][]> bounds) {
    final String unit = "days since 1970-01-01";
    final Dimension time =
        new Dimension(
            "time",
            days,
            bounds,
            Map.of("units", unit, "calendar", "standard"),
            CfTime.texts(days, unit, "standard"));
    final RasterDescription plain =
        new MemoryRaster(MemoryRaster.projected(1, 1), new double[] {1}).description();
    final BandDescription band = plain.bands().get(0);
    return plain.withBands(
        IntStream.range(0, days.length).mapToObj(i -> band.withSteps(new int[] {i})).toList(),
        List.of(time));
  }
}
