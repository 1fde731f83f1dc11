package org.finegrid.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.finegrid.downscale.RunReport;
import org.finegrid.downscale.RunReport.BandStatistics;
import org.finegrid.downscale.RunReport.CovariateEffect;
import org.finegrid.downscale.RunReport.CovariateSlope;
import org.finegrid.downscale.RunReport.UsedCovariate;
import org.junit.jupiter.api.Test;

class CovariateTextTest {
  private static final UsedCovariate ELEVATION =
      new UsedCovariate("elevation", "elevation", "m", "dem.tif", "00", "copied");
  private static final UsedCovariate LAND =
      new UsedCovariate("land", "land", "1", "land.nc", "00", "bilinear");
  private static final CovariateSlope FALLING =
      slope("elevation", -0.00661, -0.0055, -0.00512, -0.004, -0.0028);
  private static final CovariateSlope NONE =
      slope("elevation", Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  @Test
  void withoutCovariatesThereIsNoLine() {
    assertEquals(Optional.empty(), CovariateText.of(report(List.of())));
  }

  @Test
  void oneBandHasItsSlopeAndMostOfTheRange() {
    expect(
        "elevation explains 63 % of the variance between neighbouring cells;"
            + " slope -0.0051 (-0.0066 to -0.0028) K per m",
        List.of(ELEVATION), band("K", 0.634, FALLING));
  }

  @Test
  void severalCovariatesHaveASlopeEach() {
    expect(
        "elevation and land explain 85 % of the variance between neighbouring cells; slope"
            + " of elevation -0.0051 (-0.0066 to -0.0028) K per m"
            + " and of land -1.8 (-3.1 to -0.80) K per unit",
        List.of(ELEVATION, LAND),
        band("K", 0.848, FALLING, slope("land", -3.117, -2.289, -1.84, -1.48, -0.803)));
  }

  @Test
  void severalBandsHaveTheRangeOfTheirMedians() {
    expect(
        "elevation explains 2 to 63 % of the variance between neighbouring cells;"
            + " median slopes -0.0051 to 0.0010 K per m",
        List.of(ELEVATION),
        band("K", 0.634, FALLING),
        band("K", 0.02, slope("elevation", 0.0, 0.0, 0.001, 0.0, 0.0)),
        band("K", Double.NaN, NONE));
  }

  @Test
  void bandsOfSeveralUnitsHaveNoneInCommon() {
    expect(
        "elevation explains 63 % of the variance between neighbouring cells;"
            + " median slopes -0.0051 to -0.0051",
        List.of(ELEVATION), band("K", 0.634, FALLING), band("Pa", 0.634, FALLING));
  }

  @Test
  void whereNothingIsUsedTheSlopeIsZero() {
    expect(
        "elevation explains 0 % of the variance between neighbouring cells; slope 0",
        List.of(ELEVATION), band("K", 0, NONE));
  }

  @Test
  void aConstantBandHasNothingToExplain() {
    expect(
        "elevation: no band varies between neighbouring cells",
        List.of(ELEVATION),
        band("K", Double.NaN, NONE));
  }

  @Test
  void aFixedSlopeHasNothingToExplain() {
    expect(
        "elevation acts with the slopes that were given",
        List.of(ELEVATION),
        band("K", Double.NaN, slope("elevation", -0.0065, -0.0065, -0.0065, -0.0065, -0.0065)));
  }

  private static void expect(
      final String line, final List<UsedCovariate> covariates, final BandStatistics... bands) {
    assertEquals(Optional.of(line), CovariateText.of(report(covariates, bands)));
  }

  private static CovariateSlope slope(final String covariate, final Double... quantiles) {
    return new CovariateSlope(covariate, List.of(quantiles), Map.of(), List.of());
  }

  private static BandStatistics band(
      final String unit, final double explained, final CovariateSlope... slopes) {
    return new BandStatistics(
        "t",
        unit,
        "additive",
        0,
        1,
        0.5,
        0.1,
        0,
        1,
        0,
        Optional.of(new CovariateEffect(explained, List.of(slopes))));
  }

  private static RunReport report(
      final List<UsedCovariate> covariates, final BandStatistics... bands) {
    return new RunReport(
        "in.nc",
        "out.nc",
        "1",
        new RunReport.UsedModel("bicubic", "bicubic", 4, 0, "java", OptionalInt.of(2)),
        new RunReport.Tiling(256, 0, 2),
        new RunReport.CellCounts(40, 40, 100, 1600, 0),
        new RunReport.Times(0.5, 0.2, 0.4),
        new RunReport.KeptMeans("additive", 2e-8, 0),
        covariates,
        List.of(bands),
        List.of());
  }
}
