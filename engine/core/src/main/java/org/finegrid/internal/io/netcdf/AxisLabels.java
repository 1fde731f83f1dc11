package org.finegrid.internal.io.netcdf;

import java.util.LinkedHashMap;
import java.util.Map;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.SourceCoordinates.Label;
import org.finegrid.internal.io.crs.CrsConverter;

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
        .map(
            source ->
                new AxisLabels(labelled(source.x(), usual.x()), labelled(source.y(), usual.y())))
        .orElse(usual);
  }

  /** An empty label is replaced by that of the reference, which may be given later. */
  private static Label labelled(final Label source, final Label usual) {
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
      case PROJECTED -> projected(CrsConverter.unit(reference).orElse(""));
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
}
