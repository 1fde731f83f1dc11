package org.finegrid.internal.io.crs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.finegrid.internal.io.NumberText;
import org.finegrid.internal.io.crs.ProjectionReading.Stated;

/**
 * Definitions to and from well-known text, version 1, in GDAL's dialect; ESRI's is read as well.
 */
final class WktForm {
  private WktForm() {}

  /**
   * Text without AXIS elements, so that its coordinates are longitude and latitude, easting and
   * northing, in that order, for every reader.
   */
  static String write(final CrsDefinition definition) {
    if (definition instanceof GeographicDefinition geographic) {
      return geographic(geographic);
    }
    final ProjectedDefinition projected = (ProjectedDefinition) definition;
    final StringBuilder out = new StringBuilder("PROJCS[").append(quote(projected.name()));
    out.append(',').append(geographic(projected.base()));
    out.append(",PROJECTION[").append(quote(projected.method().wktName())).append(']');
    for (final ProjectionMethod.Term term : projected.method().terms()) {
      out.append(",PARAMETER[").append(quote(term.wkt())).append(',');
      out.append(NumberText.of(projected.value(term.parameter()))).append(']');
    }
    out.append(",UNIT[").append(quote(projected.unit().name())).append(',');
    out.append(NumberText.of(projected.unit().metres())).append(']');
    return out.append(authority(projected.epsg())).append(']').toString();
  }

  private static String geographic(final GeographicDefinition it) {
    final StringBuilder out = new StringBuilder("GEOGCS[").append(quote(it.name()));
    out.append(",DATUM[").append(quote(it.datum()));
    out.append(",SPHEROID[").append(quote(it.ellipsoid())).append(',');
    out.append(NumberText.of(it.semiMajor()))
        .append(',')
        .append(NumberText.of(it.inverseFlattening()));
    out.append(']');
    if (!it.toWgs84().isEmpty()) {
      out.append(",TOWGS84[");
      for (int i = 0; i < 7; i++) {
        out.append(i == 0 ? "" : ",")
            .append(NumberText.of(i < it.toWgs84().size() ? it.toWgs84().get(i) : 0));
      }
      out.append(']');
    }
    out.append(authority(it.datumEpsg())).append(']');
    out.append(",PRIMEM[").append(quote(it.primeMeridianName())).append(',');
    out.append(NumberText.of(it.unit().meridian(it.primeMeridian()))).append(']');
    out.append(",UNIT[").append(quote(it.unit().name())).append(',');
    out.append(
        it.unit().isDegree()
            ? "0.0174532925199433"
            : NumberText.of(Math.toRadians(it.unit().degrees())));
    return out.append(']').append(authority(it.epsg())).append(']').toString();
  }

  private static String authority(final OptionalInt code) {
    return code.isPresent() ? ",AUTHORITY[\"EPSG\",\"" + code.getAsInt() + "\"]" : "";
  }

  private static String quote(final String text) {
    return '"' + text.replace('"', '\'') + '"';
  }

  /**
   * Reads an element of version 1.
   *
   * @return empty where it is none or lies outside the table of projections
   */
  static Optional<CrsDefinition> read(final WktNode node) {
    return switch (node.keyword()) {
      case "GEOGCS" -> readGeographic(node).map(it -> it);
      case "PROJCS" -> readProjected(node).map(it -> it);
      case "COMPD_CS" -> node.children().stream().findFirst().flatMap(WktForm::read);
      default -> Optional.empty();
    };
  }

  /** The unit of map coordinates, also of a projection outside the table. */
  static Optional<LinearUnit> unit(final WktNode node) {
    final WktNode map = node.keyword().equals("COMPD_CS") ? node.children().get(0) : node;
    return map.child("UNIT")
        .filter(it -> map.keyword().equals("PROJCS"))
        .flatMap(it -> it.size().map(size -> LinearUnit.of(size, it.name())));
  }

  private static Optional<GeographicDefinition> readGeographic(final WktNode node) {
    final Optional<WktNode> datum = node.child("DATUM");
    final Optional<WktNode> spheroid = datum.flatMap(it -> it.child("SPHEROID", "ELLIPSOID"));
    if (spheroid.isEmpty() || spheroid.get().numbers().size() < 2) {
      return Optional.empty();
    }
    final List<Double> axes = spheroid.get().numbers();
    final Optional<WktNode> meridian = node.child("PRIMEM").filter(it -> !it.numbers().isEmpty());
    final AngularUnit unit =
        node.child("UNIT")
            .flatMap(it -> it.size().map(size -> AngularUnit.ofRadians(it.name(), size)))
            .orElse(AngularUnit.DEGREE);
    final double longitude =
        meridian.map(it -> unit.meridianToDegrees(it.numbers().get(0))).orElse(0.0);
    return Optional.of(
        new GeographicDefinition(
            WktNames.geographic(node.name()),
            WktNames.datum(datum.get().name()),
            spheroid.get().name(),
            axes.get(0),
            axes.get(1),
            meridian.map(WktNode::name).orElse("Greenwich"),
            longitude,
            datum.get().child("TOWGS84").map(WktNode::numbers).orElse(List.of()),
            unit,
            node.epsg(),
            WktNames.datumCode(datum.get(), longitude)));
  }

  private static Optional<ProjectedDefinition> readProjected(final WktNode node) {
    final Optional<GeographicDefinition> base =
        node.child("GEOGCS").flatMap(WktForm::readGeographic);
    final Optional<LinearUnit> unit = unit(node);
    final Optional<WktNode> projection = node.child("PROJECTION");
    // A PROJ string inside overrules the parameters; no other form can carry it.
    if (base.isEmpty()
        || projection.isEmpty()
        || unit.isEmpty()
        || node.child("EXTENSION").isPresent()
        || node.all("PARAMETER").stream().anyMatch(it -> it.numbers().isEmpty())
        || projection.get().name().equals("Krovak") && node.isAlong("WEST")) {
      return Optional.empty();
    }
    final List<Stated> parameters = new ArrayList<>();
    for (final WktNode each : node.all("PARAMETER")) {
      parameters.add(
          new Stated(
              each.name(),
              OptionalInt.empty(),
              each.numbers().get(0),
              base.get().unit().degrees(),
              1));
    }
    return ProjectionReading.read(projection.get().name(), OptionalInt.empty(), parameters)
        .map(
            it ->
                new ProjectedDefinition(
                    node.name(), base.get(), it.method(), it.values(), unit.get(), node.epsg()));
  }
}
