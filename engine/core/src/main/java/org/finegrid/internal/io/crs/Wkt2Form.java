package org.finegrid.internal.io.crs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.finegrid.internal.io.crs.ProjectionReading.Stated;

/** Reads well-known text, version 2, of 2015 and of 2019 (ISO 19162, OGC 12-063 and 18-010). */
final class Wkt2Form {
  private static final String[] GEOGRAPHIC = {
    "GEOGCRS", "GEOGRAPHICCRS", "GEODCRS", "GEODETICCRS", "BASEGEOGCRS", "BASEGEODCRS"
  };
  private static final String[] DATUM = {
    "DATUM", "GEODETICDATUM", "TRF", "GEODETICREFERENCEFRAME", "ENSEMBLE"
  };
  private static final String[] ANGLE_UNIT = {"ANGLEUNIT", "UNIT"};
  private static final String[] LENGTH_UNIT = {"LENGTHUNIT", "UNIT"};

  private Wkt2Form() {}

  /**
   * Reads an element of version 2.
   *
   * @return empty where it is none, is no horizontal reference, or lies outside the table of
   *     projections
   */
  static Optional<CrsDefinition> read(final WktNode node) {
    return switch (node.keyword()) {
      case "GEOGCRS", "GEOGRAPHICCRS", "GEODCRS", "GEODETICCRS" ->
          isPlane(node) ? geographic(node).map(it -> it) : Optional.empty();
      case "PROJCRS", "PROJECTEDCRS" -> projected(node).map(it -> it);
      case "BOUNDCRS" -> bound(node);
      case "COMPOUNDCRS" -> node.children().stream().findFirst().flatMap(Wkt2Form::read);
      case "SOURCECRS" -> node.children().stream().findFirst().flatMap(Wkt2Form::read);
      default -> Optional.empty();
    };
  }

  /** Neither geocentric nor about a shifted pole. */
  private static boolean isPlane(final WktNode node) {
    return node.child("DERIVINGCONVERSION").isEmpty()
        && node.child("CS").map(it -> it.name().equalsIgnoreCase("ellipsoidal")).orElse(true);
  }

  private static Optional<CrsDefinition> bound(final WktNode node) {
    final Optional<CrsDefinition> source = node.child("SOURCECRS").flatMap(Wkt2Form::read);
    final List<Double> shift =
        node.child("ABRIDGEDTRANSFORMATION").map(Wkt2Helmert::read).orElse(List.of());
    return source.map(
        it -> {
          if (it instanceof ProjectedDefinition map) {
            return new ProjectedDefinition(
                map.name(),
                map.base().withToWgs84(shift),
                map.method(),
                map.values(),
                map.unit(),
                map.epsg());
          }
          return ((GeographicDefinition) it).withToWgs84(shift);
        });
  }

  private static Optional<GeographicDefinition> geographic(final WktNode node) {
    final Optional<WktNode> datum = node.child(DATUM);
    final Optional<WktNode> ellipsoid = datum.flatMap(it -> it.child("ELLIPSOID", "SPHEROID"));
    if (ellipsoid.isEmpty() || ellipsoid.get().numbers().size() < 2) {
      return Optional.empty();
    }
    final List<Double> axes = ellipsoid.get().numbers();
    final Optional<WktNode> meridian =
        node.child("PRIMEM", "PRIMEMERIDIAN").filter(it -> !it.numbers().isEmpty());
    return Optional.of(
        new GeographicDefinition(
            WktNames.geographic(node.name()),
            WktNames.datum(datum.get().name()),
            ellipsoid.get().name(),
            axes.get(0) * size(ellipsoid.get(), LENGTH_UNIT).orElse(1.0),
            axes.get(1),
            meridian.map(WktNode::name).orElse("Greenwich"),
            meridian
                .map(
                    it ->
                        it.numbers().get(0)
                            * angle(it).or(() -> angle(node)).orElse(AngularUnit.DEGREE).degrees())
                .orElse(0.0),
            List.of(),
            angle(node)
                .or(() -> node.child("AXIS").flatMap(Wkt2Form::angle))
                .orElse(AngularUnit.DEGREE),
            node.epsg(),
            datum.get().epsg()));
  }

  private static Optional<ProjectedDefinition> projected(final WktNode node) {
    final Optional<GeographicDefinition> base =
        node.child(GEOGRAPHIC).flatMap(Wkt2Form::geographic);
    final Optional<WktNode> conversion = node.child("CONVERSION");
    final Optional<WktNode> method = conversion.flatMap(it -> it.child("METHOD", "PROJECTION"));
    if (base.isEmpty() || method.isEmpty()) {
      return Optional.empty();
    }
    final Optional<WktNode> unitNode =
        node.child(LENGTH_UNIT).or(() -> node.child("AXIS").flatMap(it -> it.child(LENGTH_UNIT)));
    final LinearUnit unit =
        unitNode
            .flatMap(it -> it.size().map(size -> LinearUnit.of(size, it.name())))
            .orElse(LinearUnit.METRE);
    final List<Stated> parameters = new ArrayList<>();
    for (final WktNode each : conversion.get().all("PARAMETER")) {
      if (each.numbers().isEmpty()) {
        return Optional.empty();
      }
      parameters.add(stated(each, base.get(), unit));
    }
    if (ProjectionParameter.plain(method.get().name()).equals("krovak") && node.isAlong("west")) {
      return Optional.empty();
    }
    return ProjectionReading.read(method.get().name(), method.get().epsg(), parameters)
        .map(
            it ->
                new ProjectedDefinition(
                    node.name(), base.get(), it.method(), it.values(), unit, node.epsg()));
  }

  private static Stated stated(
      final WktNode parameter, final GeographicDefinition base, final LinearUnit unit) {
    return new Stated(
        parameter.name(),
        parameter.epsg(),
        parameter.numbers().get(0),
        angle(parameter).orElse(base.unit()).degrees(),
        size(parameter, LENGTH_UNIT).orElse(unit.metres()) / unit.metres());
  }

  private static Optional<AngularUnit> angle(final WktNode node) {
    return node.child(ANGLE_UNIT)
        .flatMap(it -> it.size().map(size -> AngularUnit.ofRadians(it.name(), size)));
  }

  private static Optional<Double> size(final WktNode node, final String... keywords) {
    return node.child(keywords).flatMap(WktNode::size);
  }
}
