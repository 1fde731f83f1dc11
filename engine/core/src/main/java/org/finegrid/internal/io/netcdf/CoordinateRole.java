package org.finegrid.internal.io.netcdf;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import ucar.nc2.Variable;

/** What a coordinate variable measures, as far as the horizontal grid goes. */
enum CoordinateRole {
  LONGITUDE(true, false),
  LATITUDE(false, true),
  GRID_LONGITUDE(true, false),
  GRID_LATITUDE(false, true),
  PROJECTION_X(true, false),
  PROJECTION_Y(false, true),
  /** Along the columns by its name or axis alone, in no known unit. */
  SOME_X(true, false),
  /** Along the rows by its name or axis alone, in no known unit. */
  SOME_Y(false, true),
  /** Not horizontal. */
  NONE(false, false);

  private static final Map<String, CoordinateRole> STANDARD_NAMES =
      Map.of(
          "longitude", LONGITUDE,
          "latitude", LATITUDE,
          "grid_longitude", GRID_LONGITUDE,
          "grid_latitude", GRID_LATITUDE,
          "projection_x_coordinate", PROJECTION_X,
          "projection_y_coordinate", PROJECTION_Y,
          "projection_x_angular_coordinate", PROJECTION_X,
          "projection_y_angular_coordinate", PROJECTION_Y);
  private static final Set<String> EAST =
      Set.of("degrees_east", "degree_east", "degree_e", "degrees_e", "degreee", "degreese");
  private static final Set<String> NORTH =
      Set.of("degrees_north", "degree_north", "degree_n", "degrees_n", "degreen", "degreesn");
  private static final Map<String, CoordinateRole> NAMES =
      Map.ofEntries(
          Map.entry("lon", LONGITUDE),
          Map.entry("long", LONGITUDE),
          Map.entry("longitude", LONGITUDE),
          Map.entry("lat", LATITUDE),
          Map.entry("latitude", LATITUDE),
          Map.entry("rlon", GRID_LONGITUDE),
          Map.entry("rlat", GRID_LATITUDE),
          Map.entry("x", SOME_X),
          Map.entry("xc", SOME_X),
          Map.entry("easting", SOME_X),
          Map.entry("eastings", SOME_X),
          Map.entry("y", SOME_Y),
          Map.entry("yc", SOME_Y),
          Map.entry("northing", SOME_Y),
          Map.entry("northings", SOME_Y));
  private static final Set<String> LENGTHS =
      Set.of(
          "m",
          "metre",
          "metres",
          "meter",
          "meters",
          "km",
          "kilometre",
          "kilometres",
          "kilometer",
          "kilometers",
          "us_survey_foot",
          "us_survey_feet",
          "foot",
          "feet",
          "ft");

  private final boolean alongColumns;
  private final boolean alongRows;

  CoordinateRole(final boolean alongColumns, final boolean alongRows) {
    this.alongColumns = alongColumns;
    this.alongRows = alongRows;
  }

  /** Reads standard name, units, name and axis, in this order of trust. */
  static CoordinateRole of(final Variable variable) {
    final String standardName = Attributes.text(variable, "standard_name");
    if (STANDARD_NAMES.containsKey(standardName)) {
      return STANDARD_NAMES.get(standardName);
    }
    final String units = Attributes.text(variable, "units").toLowerCase(Locale.ROOT);
    if (EAST.contains(units)) {
      return LONGITUDE;
    }
    if (NORTH.contains(units)) {
      return LATITUDE;
    }
    final CoordinateRole byName =
        NAMES.getOrDefault(variable.getShortName().toLowerCase(Locale.ROOT), NONE);
    final CoordinateRole weak = byName != NONE ? byName : byAxis(variable);
    if (weak == SOME_X && LENGTHS.contains(units)) {
      return PROJECTION_X;
    }
    return weak == SOME_Y && LENGTHS.contains(units) ? PROJECTION_Y : weak;
  }

  private static CoordinateRole byAxis(final Variable variable) {
    return switch (Attributes.text(variable, "axis")) {
      case "X" -> SOME_X;
      case "Y" -> SOME_Y;
      default -> NONE;
    };
  }

  boolean isX() {
    return alongColumns;
  }

  boolean isY() {
    return alongRows;
  }

  /** Whether the variable is a coordinate on the Earth, so that it can locate cells in 2-D. */
  boolean isEarth() {
    return this == LONGITUDE || this == LATITUDE;
  }

  /** Whether the name or axis alone gave it away; such a coordinate may be a mere index. */
  boolean isWeak() {
    return this == SOME_X || this == SOME_Y;
  }
}
