package org.finegrid.internal.io.crs;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The numbers that map projections take, with the names that well-known text of either version and
 * ESRI's dialect have for them, and their codes in the EPSG registry.
 */
enum ProjectionParameter {
  STANDARD_PARALLEL_1(Kind.ANGLE, List.of(8823), "latitude of 1st standard parallel"),
  STANDARD_PARALLEL_2(Kind.ANGLE, List.of(8824), "latitude of 2nd standard parallel"),
  LATITUDE_OF_ORIGIN(
      Kind.ANGLE,
      List.of(8801, 8811, 8821, 8832),
      "latitude of natural origin",
      "latitude of projection centre",
      "latitude of false origin",
      "latitude of standard parallel",
      "latitude of center",
      "central parallel"),
  CENTRAL_MERIDIAN(
      Kind.ANGLE,
      List.of(8802, 8812, 8822, 8833),
      "longitude of natural origin",
      "longitude of projection centre",
      "longitude of false origin",
      "longitude of origin",
      "longitude of center"),
  SCALE_FACTOR(
      Kind.SCALE,
      List.of(8805, 8815, 8819),
      "scale factor at natural origin",
      "scale factor on initial line",
      "scale factor on pseudo standard parallel"),
  FALSE_EASTING(
      Kind.LENGTH,
      List.of(8806, 8816, 8826),
      "easting at projection centre",
      "easting at false origin"),
  FALSE_NORTHING(
      Kind.LENGTH,
      List.of(8807, 8817, 8827),
      "northing at projection centre",
      "northing at false origin"),
  AZIMUTH(Kind.ANGLE, List.of(8813, 1036), "azimuth of initial line", "co-latitude of cone axis"),
  RECTIFIED_GRID_ANGLE(
      Kind.ANGLE, List.of(8814), "angle from rectified to skew grid", "xy plane rotation"),
  PSEUDO_STANDARD_PARALLEL_1(Kind.ANGLE, List.of(8818), "latitude of pseudo standard parallel"),
  SATELLITE_HEIGHT(Kind.LENGTH, List.of(), "height"),
  LATITUDE_OF_1ST_POINT(Kind.ANGLE, List.of()),
  LONGITUDE_OF_1ST_POINT(Kind.ANGLE, List.of()),
  LATITUDE_OF_2ND_POINT(Kind.ANGLE, List.of()),
  LONGITUDE_OF_2ND_POINT(Kind.ANGLE, List.of());

  /** What a number measures. */
  enum Kind {
    ANGLE,
    SCALE,
    LENGTH
  }

  private final Kind kind;
  private final List<Integer> codes;
  private final List<String> names;

  ProjectionParameter(final Kind kind, final List<Integer> codes, final String... others) {
    this.kind = kind;
    this.codes = codes;
    this.names =
        java.util.stream.Stream.concat(java.util.stream.Stream.of(name()), Arrays.stream(others))
            .map(ProjectionParameter::plain)
            .toList();
  }

  Kind kind() {
    return kind;
  }

  double defaultValue() {
    return kind == Kind.SCALE ? 1 : 0;
  }

  /** Whether text calls it so, in whatever spelling. */
  boolean isCalled(final String name) {
    return names.contains(plain(name));
  }

  /** Whether it has that code in the EPSG registry. */
  boolean isCoded(final int code) {
    return codes.contains(code);
  }

  /** A name without what spellings differ in: case, blanks, underscores, centre and center. */
  static String plain(final String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "").replace("centre", "center");
  }
}
