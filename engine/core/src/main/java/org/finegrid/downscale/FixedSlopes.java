package org.finegrid.downscale;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;
import org.finegrid.internal.climate.covariate.CovariateRule;
import org.finegrid.internal.climate.covariate.LapseRate;
import org.finegrid.internal.climate.covariate.PressureRatio;
import org.finegrid.internal.io.UnitSize;
import org.finegrid.internal.io.crs.CoordinateTransform;
import org.finegrid.internal.tile.HaloReader;

/**
 * How temperature and pressure fall with height where that is given and not learned: by a lapse
 * rate, by the hypsometric equation.
 */
final class FixedSlopes {
  private final Optional<LapseRate> lapseRate;
  private final Optional<PressureRatio> pressureRatio;
  private final RasterDescription raster;
  private final Window whole;
  private final double[] latitudes;
  private final Optional<int[]> months;

  /**
   * What a request gives; empty where slopes are learned.
   *
   * @param raster the raster that is made finer
   * @param grid where the whole lies, of which it may be a part
   * @param whole the rows and columns of that, in its own
   * @throws RasterException where months or latitudes are needed and not known
   */
  static Optional<FixedSlopes> of(
      final Covariates requested,
      final RasterDescription raster,
      final GridGeometry grid,
      final Window whole) {
    return requested.lapseRate().isPresent() || requested.hypsometric().isPresent()
        ? Optional.of(new FixedSlopes(requested, raster, grid, whole))
        : Optional.empty();
  }

  private FixedSlopes(
      final Covariates requested,
      final RasterDescription raster,
      final GridGeometry grid,
      final Window whole) {
    this.lapseRate = requested.lapseRate().map(LapseRate::parse);
    this.pressureRatio = requested.hypsometric().map(PressureRatio::parse);
    this.raster = raster;
    this.whole = whole;
    final boolean monthly = lapseRate.isPresent() && lapseRate.get().isMonthly();
    this.months = monthly ? CovariateSteps.months(raster) : Optional.empty();
    if (monthly && months.isEmpty()) {
      throw RasterException.invalid(
          ParameterName.LAPSE_RATE,
          "a rate for each month needs a raster with a readable time axis");
    }
    this.latitudes = monthly ? latitudes(grid) : new double[0];
  }

  /** The latitude of each row; where that changes along rows, the one of the raster's middle. */
  private static double[] latitudes(final GridGeometry grid) {
    final double[] latitudes = new double[grid.height()];
    if (grid.reference().kind() == CoordinateReference.Kind.GEOGRAPHIC) {
      Arrays.setAll(latitudes, row -> grid.y().centre(row));
      return latitudes;
    }
    final double[] middle = {grid.x().centre(grid.width() / 2), grid.y().centre(grid.height() / 2)};
    CoordinateTransform.between(grid.reference(), CoordinateReference.geographicWithoutDatum())
        .ifPresentOrElse(
            transform -> transform.apply(middle, 1),
            () -> {
              throw RasterException.invalid(
                  ParameterName.LAPSE_RATE,
                  "a rate for each month depends on the hemisphere, but where the raster lies is"
                      + " not known");
            });
    Arrays.fill(latitudes, middle[1]);
    return latitudes;
  }

  /**
   * What is done with the elevation for a band.
   *
   * @throws RasterException where the band is neither a temperature nor a pressure as is needed
   */
  BandRules rules(final OpenCovariates.Field elevation, final int band) {
    final BandDescription described = raster.bands().get(band);
    final int[] steps = {elevation.steps()[band]};
    if (lapseRate.isPresent() && isTemperature(described)) {
      return new BandRules(
          List.of(CovariateRule.given()),
          steps,
          LapseRate.scale(described.unit(), elevation.unit()),
          months.isPresent() ? months.get()[band] : 0);
    }
    if (pressureRatio.isPresent() && isPressure(described)) {
      return new BandRules(List.of(CovariateRule.proportional()), steps, 1, 0);
    }
    throw RasterException.invalid(
        lapseRate.isPresent() ? ParameterName.LAPSE_RATE : ParameterName.HYPSOMETRIC,
        "is for "
            + (lapseRate.isPresent() ? "temperature" : "air pressure at the ground")
            + ", which the band '"
            + described.name()
            + "' is not, by its unit '"
            + described.unit()
            + "'; choose bands with "
            + ParameterName.BANDS.placeholder());
  }

  private static boolean isTemperature(final BandDescription band) {
    return UnitSize.kelvins(band.unit()).isPresent()
        || band.unit().isBlank() && band.standardName().contains("temperature");
  }

  private static boolean isPressure(final BandDescription band) {
    final boolean unit =
        switch (band.unit().strip().toLowerCase(Locale.ROOT)) {
          case "pa", "hpa", "kpa", "mbar", "mb", "millibar", "millibars", "pascal" -> true;
          default -> false;
        };
    // At sea level it does not depend on the height of the ground.
    return unit && !band.standardName().contains("sea_level");
  }

  /** The slope in each row of a window of the raster. */
  double[] of(final BandRules rules, final Window coarse) {
    final LapseRate rate = lapseRate.orElseThrow();
    final double[] slopes = new double[coarse.height()];
    Arrays.setAll(
        slopes,
        y -> {
          final double latitude =
              rate.isMonthly()
                  ? latitudes[HaloReader.mirror(coarse.row() + y - whole.row(), whole.height())]
                  : 0;
          return rate.at(rules.month(), latitude) * rules.scale();
        });
    return slopes;
  }

  /** Puts the share of the pressure at sea level in the place of heights. */
  void toPressureRatios(final double[] heights, final String unit) {
    pressureRatio.orElseThrow().apply(heights, unit);
  }
}
