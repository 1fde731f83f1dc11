package org.finegrid.io.gdal;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gdal.gdal.Band;

/**
 * One message of a GRIB file, which GDAL gives as a band.
 *
 * @param source the band, from 1
 * @param items GDAL's items of it
 * @param grid where its points lie; empty where that is not known
 */
record GribMessage(int source, Map<String, String> items, Optional<GribGrid> grid) {
  /** Some versions write a unit of time after the seconds. */
  private static final Pattern SECONDS = Pattern.compile("\\s*(-?\\d{1,18})\\b.*");

  private static final Pattern BRACKETS = Pattern.compile("\\s*\\[([^\\]]*)\\]\\s*");

  static GribMessage of(final int source, final Band band, final Optional<GribGrid> grid) {
    return new GribMessage(source, GdalCalls.items(band.GetMetadata_List("")), grid);
  }

  private String item(final String key) {
    return items.getOrDefault("GRIB_" + key, "");
  }

  /** The quantity, such as {@code TMP}. */
  String element() {
    return item("ELEMENT").isEmpty() ? "unknown" : item("ELEMENT");
  }

  /** The kind of level, such as {@code ISBL} for surfaces of pressure. */
  String levelType() {
    final String level = item("SHORT_NAME");
    return level.substring(level.lastIndexOf('-') + 1);
  }

  /** The level as text, such as {@code 85000}. */
  String level() {
    final String level = item("SHORT_NAME");
    return level.contains("-") ? level.substring(0, level.lastIndexOf('-')) : level;
  }

  /** The level as a number; empty for layers between two of them. */
  OptionalDouble levelValue() {
    try {
      return OptionalDouble.of(Double.parseDouble(level()));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /** Seconds since 1970 for which the message holds. */
  OptionalLong validTime() {
    final Matcher seconds = SECONDS.matcher(item("VALID_TIME"));
    return seconds.matches()
        ? OptionalLong.of(Long.parseLong(seconds.group(1)))
        : OptionalLong.empty();
  }

  /** The unit of its values. */
  String unit() {
    final Matcher unit = BRACKETS.matcher(item("UNIT"));
    return unit.matches() ? unit.group(1) : item("UNIT");
  }

  /** What people call it, without its unit. */
  String longName() {
    return item("COMMENT").replaceFirst("\\s*\\[[^\\]]*\\]\\s*$", "");
  }
}
