package org.finegrid.internal.io;

import java.util.Locale;
import java.util.OptionalDouble;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;

/** How large the units of height and of temperature are, under the names that files give them. */
public final class UnitSize {
  private UnitSize() {}

  /** A unit of height in metres; empty for what is none. Geopotential metres count as metres. */
  public static OptionalDouble metres(final String unit) {
    return switch (plain(unit)) {
      case "m", "metre", "metres", "meter", "meters", "gpm" -> OptionalDouble.of(1);
      case "km", "kilometre", "kilometres", "kilometer", "kilometers" -> OptionalDouble.of(1000);
      case "dm", "decimetre", "decimeter" -> OptionalDouble.of(0.1);
      case "cm", "centimetre", "centimeter" -> OptionalDouble.of(0.01);
      case "ft", "foot", "feet", "international_foot", "international_feet" ->
          OptionalDouble.of(0.3048);
      case "us-ft", "us_survey_foot", "us_survey_feet" -> OptionalDouble.of(1200.0 / 3937);
      case "kft" -> OptionalDouble.of(304.8);
      default -> OptionalDouble.empty();
    };
  }

  /**
   * The unit of an elevation in metres, which it is in if it states none.
   *
   * @throws RasterException for what is not a unit of height
   */
  public static double metresOfElevation(final String unit) {
    return unit.isBlank()
        ? 1
        : metres(unit)
            .orElseThrow(
                () ->
                    RasterException.invalid(
                        ParameterName.ELEVATION, "its unit '" + unit + "' is not one of height"));
  }

  /** A degree of a unit of temperature in kelvins; empty for what is none. */
  public static OptionalDouble kelvins(final String unit) {
    return switch (plain(unit).replace("°", "deg").replace("degrees", "deg").replace("_", "")) {
      case "k", "kelvin", "kelvins", "degk", "degkelvin" -> OptionalDouble.of(1);
      case "c", "degc", "celsius", "degcelsius", "degreec", "degreecelsius" -> OptionalDouble.of(1);
      case "f", "degf", "fahrenheit", "degfahrenheit", "degreef", "degreefahrenheit" ->
          OptionalDouble.of(5.0 / 9);
      default -> OptionalDouble.empty();
    };
  }

  private static String plain(final String unit) {
    return unit.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", "_");
  }
}
