package org.finegrid.io.netcdf;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.CoordinateReference.Kind;
import org.finegrid.grid.GridMapping;
import ucar.nc2.Variable;

/** The coordinate reference of a variable, from its grid mapping and its coordinates. */
final class GridReference {
  private static final Pattern QUOTED = Pattern.compile("^\\s*\\w+\\s*\\[\\s*\"([^\"]*)\"");

  private GridReference() {}

  static CoordinateReference of(final OpenFile file, final Variable variable, final Variable x) {
    final String name = mappingName(Attributes.text(variable, "grid_mapping"), x.getShortName());
    final Optional<Variable> mapping =
        name.isEmpty() ? Optional.empty() : file.related(variable, name);
    final CoordinateRole role = CoordinateRole.of(x);
    return mapping.map(found -> stated(found, role)).orElseGet(() -> unstated(role));
  }

  /**
   * The mapping that goes with the coordinate. The attribute is one name, or {@code crsOne: x y
   * crsTwo: lat lon}.
   */
  private static String mappingName(final String attribute, final String x) {
    if (!attribute.contains(":")) {
      return attribute;
    }
    String current = "";
    String first = "";
    for (final String word : attribute.split("\\s+")) {
      if (word.endsWith(":")) {
        current = word.substring(0, word.length() - 1);
        first = first.isEmpty() ? current : first;
      } else if (word.equals(x)) {
        return current;
      }
    }
    return first;
  }

  private static CoordinateReference stated(final Variable variable, final CoordinateRole role) {
    final Map<String, Object> attributes = Attributes.map(variable.getAttributes(), Set.of());
    final GridMapping mapping = new GridMapping(variable.getShortName(), attributes);
    final Kind kind =
        switch (mapping.name()) {
          case "latitude_longitude" -> Kind.GEOGRAPHIC;
          case "rotated_latitude_longitude" -> Kind.ROTATED;
          case "" -> unstated(role).kind();
          default -> Kind.PROJECTED;
        };
    final Optional<String> wkt = CrsText.wkt(mapping);
    return new CoordinateReference(
        kind, title(mapping, wkt), wkt, Optional.empty(), Optional.of(mapping));
  }

  private static String title(final GridMapping mapping, final Optional<String> wkt) {
    if (mapping.attributes().containsKey("grid_north_pole_latitude")) {
      return "rotated pole at latitude "
          + mapping.attributes().get("grid_north_pole_latitude")
          + ", longitude "
          + mapping.attributes().get("grid_north_pole_longitude");
    }
    final Matcher quoted = QUOTED.matcher(wkt.orElse(""));
    if (quoted.find()) {
      return quoted.group(1);
    }
    return mapping.name().isEmpty() ? mapping.variable() : mapping.name();
  }

  private static CoordinateReference unstated(final CoordinateRole role) {
    return switch (role) {
      case LONGITUDE, LATITUDE -> CoordinateReference.geographicWithoutDatum();
      case GRID_LONGITUDE, GRID_LATITUDE -> CoordinateReference.rotatedWithoutPole();
      case PROJECTION_X, PROJECTION_Y -> named(Kind.PROJECTED, "map coordinates, no map stated");
      default -> CoordinateReference.unknown();
    };
  }

  private static CoordinateReference named(final Kind kind, final String name) {
    return new CoordinateReference(
        kind, name, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
