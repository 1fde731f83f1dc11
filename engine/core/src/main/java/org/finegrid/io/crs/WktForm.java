package org.finegrid.io.crs;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Definitions to and from well-known text, version 1, in GDAL's dialect. */
final class WktForm {
  private static final double DEGREE = Math.PI / 180;

  private WktForm() {}

  /**
   * Text without AXIS elements, so that its coordinates are longitude and latitude, easting and
   * northing, in that order, for every reader.
   */
  static String write(final Definition definition) {
    if (definition instanceof GeographicDefinition geographic) {
      return geographic(geographic);
    }
    final ProjectedDefinition projected = (ProjectedDefinition) definition;
    final StringBuilder out = new StringBuilder("PROJCS[").append(quote(projected.name()));
    out.append(',').append(geographic(projected.base()));
    out.append(",PROJECTION[").append(quote(projected.method().wktName())).append(']');
    for (final ProjectionMethod.Term term : projected.method().terms()) {
      out.append(",PARAMETER[").append(quote(term.wkt())).append(',');
      out.append(number(projected.value(term.parameter()))).append(']');
    }
    out.append(",UNIT[").append(quote(projected.unit())).append(',');
    out.append(number(projected.unitMetres())).append(']');
    return out.append(authority(projected.epsg())).append(']').toString();
  }

  private static String geographic(final GeographicDefinition it) {
    final StringBuilder out = new StringBuilder("GEOGCS[").append(quote(it.name()));
    out.append(",DATUM[").append(quote(it.datum()));
    out.append(",SPHEROID[").append(quote(it.ellipsoid())).append(',');
    out.append(number(it.semiMajor())).append(',').append(number(it.inverseFlattening()));
    out.append(']');
    if (!it.toWgs84().isEmpty()) {
      out.append(",TOWGS84[");
      for (int i = 0; i < 7; i++) {
        out.append(i == 0 ? "" : ",")
            .append(number(i < it.toWgs84().size() ? it.toWgs84().get(i) : 0));
      }
      out.append(']');
    }
    out.append(authority(it.datumEpsg())).append(']');
    out.append(",PRIMEM[").append(quote(it.primeMeridianName())).append(',');
    out.append(number(it.primeMeridian())).append(']');
    out.append(",UNIT[\"degree\",0.0174532925199433]");
    return out.append(authority(it.epsg())).append(']').toString();
  }

  private static String authority(final OptionalInt code) {
    return code.isPresent() ? ",AUTHORITY[\"EPSG\",\"" + code.getAsInt() + "\"]" : "";
  }

  private static String quote(final String text) {
    return '"' + text.replace('"', '\'') + '"';
  }

  static String number(final double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /**
   * Reads text.
   *
   * @return empty where it is not well-known text of version 1 or lies outside the table of
   *     projections
   */
  static Optional<Definition> read(final String text) {
    return WktNode.parse(text).flatMap(WktForm::definition);
  }

  private static Optional<Definition> definition(final WktNode node) {
    return switch (node.keyword()) {
      case "GEOGCS" -> readGeographic(node).map(it -> it);
      case "PROJCS" -> readProjected(node);
      case "COMPD_CS" -> node.children().stream().findFirst().flatMap(WktForm::definition);
      default -> Optional.empty();
    };
  }

  /** The EPSG code that an element states for itself. */
  static OptionalInt epsg(final WktNode node) {
    return node.child("AUTHORITY")
        .filter(it -> it.name().equalsIgnoreCase("EPSG"))
        .map(WktForm::code)
        .orElse(OptionalInt.empty());
  }

  private static OptionalInt code(final WktNode authority) {
    final String text =
        authority.texts().size() > 1
            ? authority.texts().get(1)
            : authority.numbers().isEmpty() ? "" : number(authority.numbers().get(0));
    return text.matches("\\d{1,6}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
  }

  private static Optional<GeographicDefinition> readGeographic(final WktNode node) {
    final Optional<WktNode> datum = node.child("DATUM");
    final Optional<WktNode> spheroid = datum.flatMap(it -> it.child("SPHEROID"));
    final double unit =
        node.child("UNIT")
            .filter(it -> !it.numbers().isEmpty())
            .map(it -> it.numbers().get(0))
            .orElse(DEGREE);
    if (spheroid.isEmpty()
        || spheroid.get().numbers().size() < 2
        || Math.abs(unit / DEGREE - 1) > 1e-8) {
      return Optional.empty();
    }
    final List<Double> axes = spheroid.get().numbers();
    final Optional<WktNode> meridian = node.child("PRIMEM").filter(it -> !it.numbers().isEmpty());
    return Optional.of(
        new GeographicDefinition(
            node.name(),
            datum.get().name(),
            spheroid.get().name(),
            axes.get(0),
            axes.get(1),
            meridian.map(WktNode::name).orElse("Greenwich"),
            meridian.map(it -> it.numbers().get(0)).orElse(0.0),
            datum.get().child("TOWGS84").map(WktNode::numbers).orElse(List.of()),
            epsg(node),
            epsg(datum.get())));
  }

  private static Optional<Definition> readProjected(final WktNode node) {
    final Optional<GeographicDefinition> base =
        node.child("GEOGCS").flatMap(WktForm::readGeographic);
    final Optional<WktNode> unit = node.child("UNIT").filter(it -> !it.numbers().isEmpty());
    final Optional<ProjectionMethod> method =
        node.child("PROJECTION").flatMap(it -> ProjectionMethod.ofWkt(it.name()));
    // A PROJ string inside overrules the parameters; no other form can carry it.
    if (base.isEmpty()
        || method.isEmpty()
        || unit.isEmpty()
        || node.child("EXTENSION").isPresent()) {
      return Optional.empty();
    }
    final Map<ProjectionParameter, Double> values = new EnumMap<>(ProjectionParameter.class);
    for (final WktNode parameter : node.all("PARAMETER")) {
      final Optional<ProjectionParameter> which = parameter(method.get(), parameter.name());
      if (parameter.numbers().isEmpty()) {
        return Optional.empty();
      }
      final double value = parameter.numbers().get(0);
      if (which.isPresent()) {
        values.put(which.get(), value);
      } else if (value != (parameter.name().equalsIgnoreCase("scale_factor") ? 1 : 0)) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new ProjectedDefinition(
            node.name(),
            base.get(),
            method.get(),
            values,
            unit.get().name(),
            unit.get().numbers().get(0),
            epsg(node)));
  }

  /** Both spellings of the origin are in use for the same projection. */
  private static Optional<ProjectionParameter> parameter(
      final ProjectionMethod method, final String name) {
    final String canonical =
        switch (name.toLowerCase(java.util.Locale.ROOT)) {
          case "latitude_of_center" -> "latitude_of_origin";
          case "longitude_of_center", "longitude_of_origin" -> "central_meridian";
          default -> name.toLowerCase(java.util.Locale.ROOT);
        };
    if (method == ProjectionMethod.POLAR_STEREOGRAPHIC && canonical.equals("standard_parallel_1")) {
      return Optional.of(ProjectionParameter.LATITUDE_OF_ORIGIN);
    }
    return method.terms().stream()
        .map(ProjectionMethod.Term::parameter)
        .filter(it -> it.name().equalsIgnoreCase(canonical))
        .findFirst();
  }
}
