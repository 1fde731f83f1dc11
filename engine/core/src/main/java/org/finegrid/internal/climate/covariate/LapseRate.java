package org.finegrid.internal.climate.covariate;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.UnitSize;

/** How air temperature changes with height: by one rate, or by one for each calendar month. */
public final class LapseRate {
  private static final Pattern TEXT =
      Pattern.compile("([+-]?)([0-9]*\\.?[0-9]+(?:[eE][+-]?[0-9]+)?)\\s*(.*)");

  /** {@code K km-1}, as CF writes it. */
  private static final Pattern POWER = Pattern.compile("(\\S+)\\s+(\\S+?)(?:\\^|\\*\\*)?-1");

  private static final String MONTHLY = "monthly";
  private static final double METRES_PER_KILOMETRE = 1000;

  /** In K/km; air in mixture hardly ever exceeds 10, and inversions rarely this. */
  private static final double STEEPEST = 100;

  /** Less than this without a unit is in K/m in all likelihood, and would do nothing in K/km. */
  private static final double SMALLEST_WITHOUT_UNIT = 0.1;

  /**
   * In K/km, January to December, in the northern hemisphere: Liston and Elder, A Meteorological
   * Distribution System for High-Resolution Terrestrial Modeling (MicroMet), J. Hydrometeorology 7
   * (2006), table 1, from Kunkel, J. Climate 2 (1989).
   */
  private static final double[] OF_MONTHS = {
    -4.4, -5.9, -7.1, -7.8, -8.1, -8.2, -8.1, -8.1, -7.7, -6.8, -5.5, -4.7
  };

  private final Optional<Double> constant;

  private LapseRate(final Optional<Double> constant) {
    this.constant = constant;
  }

  /**
   * Reads a rate.
   *
   * @param text {@code -6.5K/km}, {@code -0.0065 K/m}, {@code -3.5F/kft}; {@code -6.5}, which is in
   *     K/km; or {@code monthly}. Temperature falls with height, so that a rate without a sign is
   *     refused as ambiguous
   * @throws RasterException that names the parameter
   */
  public static LapseRate parse(final String text) {
    final String plain = text.strip();
    if (plain.equalsIgnoreCase(MONTHLY)) {
      return new LapseRate(Optional.empty());
    }
    final Matcher parts = TEXT.matcher(plain);
    if (!parts.matches()) {
      throw invalid("'" + text + "' is neither a rate such as -6.5K/km nor '" + MONTHLY + "'");
    }
    final double size =
        Double.parseDouble(parts.group(2)) * kelvinsPerKilometre(parts.group(3), text);
    if (parts.group(1).isEmpty() && size > 0) {
      throw invalid(
          "'"
              + text
              + "' needs a sign: -"
              + plain
              + " is colder with height, +"
              + plain
              + " is warmer");
    }
    if (parts.group(3).isBlank() && size > 0 && size < SMALLEST_WITHOUT_UNIT) {
      throw invalid("'" + text + "' has no unit; write " + plain + "K/m if that is meant");
    }
    if (!(size <= STEEPEST)) {
      throw invalid("'" + text + "' is more than 100 K/km; check its unit");
    }
    return new LapseRate(Optional.of(parts.group(1).equals("-") ? -size : size));
  }

  /** What a rate of 1 in a unit is in K/km. */
  private static double kelvinsPerKilometre(final String unit, final String text) {
    if (unit.isBlank()) {
      return 1;
    }
    final Matcher power = POWER.matcher(unit.strip());
    final String[] parts =
        power.matches() ? new String[] {power.group(1), power.group(2)} : unit.split("/", -1);
    if (parts.length == 2) {
      final OptionalDouble kelvins = UnitSize.kelvins(parts[0]);
      final OptionalDouble metres = UnitSize.metres(parts[1]);
      if (kelvins.isPresent() && metres.isPresent()) {
        return kelvins.getAsDouble() / metres.getAsDouble() * METRES_PER_KILOMETRE;
      }
    }
    throw invalid("'" + text + "' has the unit '" + unit + "'; K/km, K/m, or F/ft are known");
  }

  private static RasterException invalid(final String why) {
    return RasterException.invalid(ParameterName.LAPSE_RATE, why);
  }

  /** Whether the rate depends on the month, so that the raster must have times. */
  public boolean isMonthly() {
    return constant.isEmpty();
  }

  /**
   * The rate at a place, in K/km.
   *
   * @param month 0 for January; of no meaning for a constant rate
   * @param latitude in degrees; monthly rates of the southern hemisphere are those of the north
   *     half a year later
   */
  public double at(final int month, final double latitude) {
    return constant.orElseGet(() -> OF_MONTHS[latitude < 0 ? (month + 6) % 12 : month]);
  }

  /**
   * What a rate of 1 K/km is in a band's unit per unit of an elevation.
   *
   * @param bandUnit a unit of temperature; kelvins or degrees Celsius if it is blank
   * @param elevationUnit a unit of height; metres if it is blank
   * @throws RasterException where they are units of something else
   */
  public static double scale(final String bandUnit, final String elevationUnit) {
    final double kelvins =
        bandUnit.isBlank()
            ? 1
            : UnitSize.kelvins(bandUnit)
                .orElseThrow(
                    () ->
                        invalid(
                            "is for temperature, but the unit of the raster is '"
                                + bandUnit
                                + "'"));
    return UnitSize.metresOfElevation(elevationUnit) / METRES_PER_KILOMETRE / kelvins;
  }
}
