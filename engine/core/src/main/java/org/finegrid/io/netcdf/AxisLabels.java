package org.finegrid.io.netcdf;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.CoordinateReference.Kind;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.SourceCoordinates.Label;

/**
 * Names and attributes of the horizontal coordinates to write.
 *
 * @param x the columns'
 * @param y the rows'
 */
record AxisLabels(Label x, Label y) {

  /** Those of the file the raster came from, else what CF calls them for its reference. */
  static AxisLabels of(final RasterDescription description) {
    final CoordinateReference reference = description.geometry().reference();
    final AxisLabels usual = usual(reference);
    return description
        .coordinates()
        .map(source -> new AxisLabels(told(source.x(), usual.x()), told(source.y(), usual.y())))
        .orElse(usual);
  }

  /** A label that says nothing gets what the reference, perhaps given later, says. */
  private static Label told(final Label source, final Label usual) {
    if (source.attributes().containsKey("units")
        || source.attributes().containsKey("standard_name")) {
      return source;
    }
    final Map<String, Object> attributes = new LinkedHashMap<>(usual.attributes());
    attributes.putAll(source.attributes());
    return new Label(source.name(), attributes);
  }

  private static AxisLabels usual(final CoordinateReference reference) {
    return switch (reference.kind()) {
      case GEOGRAPHIC ->
          new AxisLabels(
              label("lon", "longitude", "degrees_east", "X"),
              label("lat", "latitude", "degrees_north", "Y"));
      case ROTATED ->
          new AxisLabels(
              label("rlon", "grid_longitude", "degrees", "X"),
              label("rlat", "grid_latitude", "degrees", "Y"));
      case PROJECTED -> projected(unit(reference));
      case UNKNOWN ->
          new AxisLabels(new Label("x", Map.of("axis", "X")), new Label("y", Map.of("axis", "Y")));
    };
  }

  private static AxisLabels projected(final String unit) {
    return new AxisLabels(
        label("x", "projection_x_coordinate", unit, "X"),
        label("y", "projection_y_coordinate", unit, "Y"));
  }

  private static Label label(
      final String name, final String standardName, final String unit, final String axis) {
    final Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("standard_name", standardName);
    if (!unit.isEmpty()) {
      attributes.put("units", unit);
    }
    attributes.put("axis", axis);
    return new Label(name, attributes);
  }

  /** The unit of map coordinates, as UDUNITS calls it; empty where it is none of the usual. */
  private static String unit(final CoordinateReference reference) {
    final String text =
        reference
            .wkt()
            .or(() -> CrsText.gridMapping(reference).flatMap(CrsText::wkt))
            .orElse("")
            .toLowerCase(Locale.ROOT);
    if (reference.kind() != Kind.PROJECTED || text.isEmpty()) {
      return "m";
    }
    // The unit of the whole comes after those of its parts.
    final int last = Math.max(text.lastIndexOf("unit[\""), text.lastIndexOf("unit [\""));
    final String unit = last < 0 ? "" : text.substring(text.indexOf('"', last) + 1);
    if (unit.startsWith("met")) {
      return "m";
    }
    if (unit.startsWith("kilomet")) {
      return "km";
    }
    if (unit.startsWith("us survey f")
        || unit.startsWith("us_survey_f")
        || unit.startsWith("foot_us")) {
      return "US_survey_foot";
    }
    return unit.startsWith("foot") ? "foot" : "";
  }
}
