package org.finegrid.internal.climate.covariate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.UnitSize;

/**
 * Air pressure at a height as a share of that at sea level, where temperature falls by 6.5 K/km:
 * the barometric formula, with the constants of the standard atmosphere (ISO 2533, ICAO Doc 7488).
 */
public final class PressureRatio {
  /** In K/m. */
  private static final double LAPSE_RATE = 0.0065;

  /** In m/s². */
  private static final double GRAVITY = 9.80665;

  /** Of dry air, in J/(kg K). */
  private static final double GAS_CONSTANT = 287.05287;

  private static final double EXPONENT = GRAVITY / (GAS_CONSTANT * LAPSE_RATE);

  /** The troposphere's height in metres, above which the formula does not hold. */
  private static final double HIGHEST = 11_000;

  private static final double ZERO_CELSIUS = 273.15;
  private static final Pattern TEXT = Pattern.compile("([+-]?[0-9]*\\.?[0-9]+)\\s*(.*)");

  private final double seaLevelTemperature;

  private PressureRatio(final double seaLevelTemperature) {
    this.seaLevelTemperature = seaLevelTemperature;
  }

  /**
   * The ratio for an air temperature at sea level.
   *
   * @param text {@code 15C}, {@code 288.15K}, {@code 59F}
   * @throws RasterException that names the parameter
   */
  public static PressureRatio parse(final String text) {
    final Matcher parts = TEXT.matcher(text.strip());
    if (!parts.matches() || UnitSize.kelvins(parts.group(2)).isEmpty()) {
      throw invalid("'" + text + "' is not a temperature such as 15C, 288.15K or 59F");
    }
    final double degree = UnitSize.kelvins(parts.group(2)).getAsDouble();
    final double value = Double.parseDouble(parts.group(1));
    final double kelvins;
    if (degree != 1) {
      kelvins = (value - 32) * degree + ZERO_CELSIUS;
    } else {
      kelvins = parts.group(2).strip().matches("(?i).*k(elvins?)?") ? value : value + ZERO_CELSIUS;
    }
    if (kelvins < 200 || kelvins > 340) {
      throw invalid("'" + text + "' is not an air temperature at sea level");
    }
    return new PressureRatio(kelvins);
  }

  /**
   * Replaces heights by ratios.
   *
   * @param heights NaN where unknown; changed in place
   * @param unit their unit; metres if it is blank
   * @throws RasterException where a height is above the troposphere
   */
  public void apply(final double[] heights, final String unit) {
    final double metres = UnitSize.metresOfElevation(unit);
    for (int i = 0; i < heights.length; i++) {
      final double height = heights[i] * metres;
      if (height > HIGHEST) {
        throw invalid("is for heights up to 11 km, but the elevation has " + (float) height + " m");
      }
      heights[i] = Math.pow(1 - LAPSE_RATE * height / seaLevelTemperature, EXPONENT);
    }
  }

  private static RasterException invalid(final String why) {
    return RasterException.invalid(ParameterName.HYPSOMETRIC, why);
  }
}
