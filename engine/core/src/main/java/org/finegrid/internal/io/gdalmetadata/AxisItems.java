package org.finegrid.internal.io.gdalmetadata;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.GridMapping;
import org.finegrid.grid.SourceCoordinates;
import org.finegrid.grid.SourceCoordinates.Label;
import org.finegrid.internal.io.cf.CfAttributes;

/**
 * GDAL's items for the horizontal coordinates of a NetCDF file: {@code lat#units=degrees_north}.
 *
 * @param x the columns'
 * @param y the rows'
 * @param pole the grid mapping of a rotated pole, which no GeoTIFF key can express
 */
public record AxisItems(Label x, Label y, Optional<GridMapping> pole) {
  private static final String MAPPING_NAME = "#grid_mapping_name";
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
  private static final Set<String> LONGITUDE = Set.of("longitude", "degrees_east");
  private static final Set<String> LATITUDE = Set.of("latitude", "degrees_north");

  /** Reads the whole file's items; empty unless both coordinates are described. */
  public static Optional<AxisItems> read(final Map<String, String> file) {
    final Optional<String> x =
        owner(file, Set.of("longitude", "grid_longitude", "projection_x_coordinate"), LONGITUDE);
    final Optional<String> y =
        owner(file, Set.of("latitude", "grid_latitude", "projection_y_coordinate"), LATITUDE);
    return x.flatMap(
        east -> y.map(north -> new AxisItems(label(file, east), label(file, north), pole(file))));
  }

  private static Optional<String> owner(
      final Map<String, String> file, final Set<String> standardNames, final Set<String> units) {
    return file.entrySet().stream()
        .filter(
            item ->
                item.getKey().endsWith("#standard_name") && standardNames.contains(item.getValue())
                    || item.getKey().endsWith("#units") && units.contains(item.getValue()))
        .map(item -> item.getKey().substring(0, item.getKey().indexOf('#')))
        .findFirst();
  }

  private static Optional<GridMapping> pole(final Map<String, String> file) {
    return file.entrySet().stream()
        .filter(item -> item.getKey().endsWith(MAPPING_NAME))
        .filter(item -> item.getValue().equals("rotated_latitude_longitude"))
        .map(item -> item.getKey().substring(0, item.getKey().length() - MAPPING_NAME.length()))
        .map(name -> new GridMapping(name, numbers(NetcdfItems.attributes(file, name))))
        .findFirst();
  }

  private static Map<String, Object> numbers(final Map<String, Object> texts) {
    final Map<String, Object> out = new LinkedHashMap<>();
    texts.forEach(
        (key, value) ->
            out.put(
                key,
                NUMBER.matcher(value.toString()).matches()
                    ? (Object) Double.valueOf(value.toString())
                    : value));
    return out;
  }

  private static Label label(final Map<String, String> file, final String owner) {
    final Map<String, Object> attributes = NetcdfItems.attributes(file, owner);
    attributes.keySet().removeIf(key -> key.equals("bounds") || CfAttributes.ofStorage(key));
    return new Label(owner, attributes);
  }

  /** Whether an item is of one of these coordinates. */
  boolean claims(final String key) {
    return key.startsWith(x.name() + "#") || key.startsWith(y.name() + "#");
  }

  /** What the coordinates mean where the file states no reference. */
  public CoordinateReference reference() {
    if (is(LONGITUDE)) {
      return CoordinateReference.geographicWithoutDatum();
    }
    if (!is(Set.of("grid_longitude"))) {
      return CoordinateReference.unknown();
    }
    return pole.map(CoordinateReference::rotated)
        .orElseGet(CoordinateReference::rotatedWithoutPole);
  }

  private boolean is(final Set<String> words) {
    return words.contains(String.valueOf(x.attributes().get("standard_name")))
        || words.contains(String.valueOf(x.attributes().get("units")));
  }

  /**
   * The names to write again; empty where they are not of that reference, as after a projection of
   * the raster that left its items alone.
   */
  public Optional<SourceCoordinates> of(final CoordinateReference.Kind kind) {
    final boolean fits =
        switch (kind) {
          case GEOGRAPHIC -> is(LONGITUDE);
          case ROTATED -> is(Set.of("grid_longitude"));
          case PROJECTED, UNKNOWN -> is(Set.of("projection_x_coordinate"));
        };
    return fits ? Optional.of(new SourceCoordinates(x, y, false, List.of())) : Optional.empty();
  }

  /**
   * The items for the grid mapping of a variable, as GDAL makes them of a NetCDF file.
   *
   * @param mapping what the format itself cannot express
   */
  public static Map<String, String> write(final String variable, final GridMapping mapping) {
    final Map<String, String> out = new LinkedHashMap<>();
    out.put(variable + "#grid_mapping", mapping.variable());
    mapping
        .attributes()
        .forEach((key, value) -> out.put(mapping.variable() + "#" + key, NetcdfItems.text(value)));
    return out;
  }

  /** The items for these coordinates. */
  public static Map<String, String> write(final SourceCoordinates coordinates) {
    final Map<String, String> out = new LinkedHashMap<>();
    for (final Label label : List.of(coordinates.x(), coordinates.y())) {
      label
          .attributes()
          .forEach((key, value) -> out.put(label.name() + "#" + key, NetcdfItems.text(value)));
    }
    return out;
  }
}
