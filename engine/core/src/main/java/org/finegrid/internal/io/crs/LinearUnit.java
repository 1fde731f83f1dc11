package org.finegrid.internal.io.crs;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finegrid.internal.io.NumberText;

/**
 * A unit of map coordinates.
 *
 * @param name its name in well-known text
 * @param metres its length
 * @param geoTiffCode its EPSG code, which GeoTIFF takes; 0 where it has none
 * @param udunits its name in NetCDF files; empty where UDUNITS has none
 */
record LinearUnit(String name, double metres, int geoTiffCode, String udunits) {
  static final LinearUnit METRE = new LinearUnit("metre", 1, 9001, "m");
  private static final Pattern MULTIPLE =
      Pattern.compile("([0-9]+\\.?[0-9]*(?:e[+-]?[0-9]+)?)_([a-z_]+)");
  private static final List<LinearUnit> KNOWN =
      List.of(
          METRE,
          new LinearUnit("kilometre", 1000, 9036, "km"),
          new LinearUnit("US survey foot", 1200.0 / 3937, 9003, "US_survey_foot"),
          new LinearUnit("foot", 0.3048, 9002, "foot"),
          new LinearUnit("Clarke's foot", 0.3047972654, 9005, ""),
          new LinearUnit("British foot (Sears 1922)", 0.3047994715386762, 9041, ""),
          new LinearUnit("British yard (Sears 1922)", 0.9143984146160288, 9040, ""),
          new LinearUnit("British chain (Sears 1922)", 20.116765121552632, 9042, ""),
          new LinearUnit("British chain (Benoit 1895 B)", 20.116782494375872, 9062, ""),
          new LinearUnit("Clarke's link", 0.201166195164, 9039, ""),
          new LinearUnit("Indian yard", 0.9143985307444408, 9084, ""),
          new LinearUnit("Indian foot", 0.30479951024814694, 9080, ""),
          new LinearUnit("Gold Coast foot", 0.3047997101815088, 9094, ""),
          new LinearUnit("German legal metre", 1.0000135965, 9031, ""),
          new LinearUnit("link", 0.201168, 9098, ""),
          new LinearUnit("nautical mile", 1852, 9030, "nautical_mile"),
          new LinearUnit("centimetre", 0.01, 1033, "cm"),
          new LinearUnit("millimetre", 0.001, 1025, "mm"));

  /** The unit of a length, under its usual name where it has one. */
  static LinearUnit of(final double metres, final String name) {
    return KNOWN.stream()
        .filter(it -> Math.abs(it.metres / metres - 1) < 1e-10)
        .findFirst()
        .orElseGet(() -> new LinearUnit(name, metres, 0, ""));
  }

  static Optional<LinearUnit> ofGeoTiff(final int code) {
    return KNOWN.stream().filter(it -> it.geoTiffCode == code).findFirst();
  }

  /** The unit that a NetCDF file names for its map coordinates; empty for what is no length. */
  static Optional<LinearUnit> ofUdunits(final String name) {
    final String plain = name.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
    final String known =
        switch (plain) {
          case "metre", "metres", "meter", "meters" -> "m";
          case "kilometre", "kilometres", "kilometer", "kilometers" -> "km";
          case "us_survey_foot", "us_survey_feet" -> "US_survey_foot";
          case "feet", "ft", "international_foot", "international_feet" -> "foot";
          default -> plain;
        };
    final Optional<LinearUnit> found =
        KNOWN.stream().filter(it -> !known.isEmpty() && it.udunits.equals(known)).findFirst();
    return found.or(() -> multiple(plain));
  }

  /** Such as {@code 1000 m}, as some weather services write it. */
  private static Optional<LinearUnit> multiple(final String name) {
    final Matcher matcher = MULTIPLE.matcher(name);
    if (!matcher.matches() || Double.parseDouble(matcher.group(1)) <= 0) {
      return Optional.empty();
    }
    final double factor = Double.parseDouble(matcher.group(1));
    return ofUdunits(matcher.group(2)).map(it -> of(factor * it.metres, name.replace('_', ' ')));
  }

  /** The unit in a NetCDF file: a multiple of the metre where UDUNITS has no name for it. */
  String inNetcdf() {
    return udunits.isEmpty() ? NumberText.of(metres) + " m" : udunits;
  }
}
