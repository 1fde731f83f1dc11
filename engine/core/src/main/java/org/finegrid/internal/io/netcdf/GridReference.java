package org.finegrid.internal.io.netcdf;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.CoordinateReference.Kind;
import org.finegrid.grid.GridMapping;
import org.finegrid.internal.io.crs.CrsConverter;
import ucar.nc2.Variable;

/** The coordinate reference of a variable, from its grid mapping and its coordinates. */
final class GridReference {
  private GridReference() {}

  static CoordinateReference of(final OpenFile file, final Variable variable, final Variable x) {
    final String name = mappingName(Attributes.text(variable, "grid_mapping"), x.getShortName());
    final Optional<Variable> mapping =
        name.isEmpty() ? Optional.empty() : file.related(variable, name);
    final CoordinateRole role = CoordinateRole.of(x);
    return mapping
        .map(found -> stated(found, role, Attributes.text(x, "units")))
        .orElseGet(() -> unstated(role));
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

  private static CoordinateReference stated(
      final Variable variable, final CoordinateRole role, final String unit) {
    final Map<String, Object> attributes = Attributes.map(variable.getAttributes(), Set.of());
    final GridMapping mapping = new GridMapping(variable.getShortName(), attributes);
    final Optional<String> text = CrsConverter.textOf(mapping);
    if (mapping.name().isEmpty() && text.isEmpty()) {
      return unstated(role);
    }
    final Kind kind = kind(mapping, text.flatMap(CrsConverter::kind), role);
    return new CoordinateReference(
        kind,
        title(mapping, text),
        CrsConverter.toWkt(mapping, kind, unit),
        Optional.empty(),
        Optional.of(mapping));
  }

  /** The axes' own attributes take precedence over the mapping's name. */
  private static Kind kind(
      final GridMapping mapping, final Optional<Kind> text, final CoordinateRole role) {
    if (mapping.name().equals("rotated_latitude_longitude")) {
      return Kind.ROTATED;
    }
    return switch (role) {
      case LONGITUDE, LATITUDE -> Kind.GEOGRAPHIC;
      case GRID_LONGITUDE, GRID_LATITUDE -> Kind.ROTATED;
      case PROJECTION_X, PROJECTION_Y -> Kind.PROJECTED;
      default ->
          mapping.name().equals("latitude_longitude")
              ? Kind.GEOGRAPHIC
              : text.orElse(Kind.PROJECTED);
    };
  }

  private static String title(final GridMapping mapping, final Optional<String> text) {
    if (mapping.attributes().containsKey("grid_north_pole_latitude")) {
      return "rotated pole at latitude "
          + mapping.attributes().get("grid_north_pole_latitude")
          + ", longitude "
          + mapping.attributes().get("grid_north_pole_longitude");
    }
    return text.flatMap(CrsConverter::name)
        .orElse(mapping.name().isEmpty() ? mapping.variable() : mapping.name());
  }

  private static CoordinateReference unstated(final CoordinateRole role) {
    return switch (role) {
      case LONGITUDE, LATITUDE -> CoordinateReference.geographicWithoutDatum();
      case GRID_LONGITUDE, GRID_LATITUDE -> CoordinateReference.rotatedWithoutPole();
      case PROJECTION_X, PROJECTION_Y ->
          named(Kind.PROJECTED, "projected coordinates, unknown projection");
      default -> CoordinateReference.unknown();
    };
  }

  private static CoordinateReference named(final Kind kind, final String name) {
    return new CoordinateReference(
        kind, name, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
