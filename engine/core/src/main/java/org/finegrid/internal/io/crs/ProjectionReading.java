package org.finegrid.internal.io.crs;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.finegrid.internal.io.NumberText;

/**
 * Makes a projection of what text calls its method and parameters, in either version and in ESRI's
 * dialect, where one name can stand for several methods.
 */
final class ProjectionReading {
  private static final Set<String> KROVAK_NORTH =
      Set.of("xscale-1", "yscale1", "xyplanerotation90");

  private ProjectionReading() {}

  /**
   * One parameter as text states it.
   *
   * @param name its name
   * @param code its code in the EPSG registry, where stated
   * @param number its number
   * @param degrees size of its unit, should it be an angle
   * @param units its unit in units of the map, should it be a length
   */
  record Stated(String name, OptionalInt code, double number, double degrees, double units) {

    private double as(final ProjectionParameter.Kind kind) {
      return switch (kind) {
        case ANGLE -> number * degrees;
        case LENGTH -> number * units;
        case SCALE -> number;
      };
    }
  }

  /**
   * A method with its values.
   *
   * @param method the method
   * @param values its parameters
   */
  record Projection(ProjectionMethod method, Map<ProjectionParameter, Double> values) {}

  /**
   * Reads a method with its parameters.
   *
   * @param name what the text calls the method
   * @param code the method's code in the EPSG registry, where stated
   * @return empty where the method, or a parameter that has an effect, lies outside the table
   */
  static Optional<Projection> read(
      final String name, final OptionalInt code, final List<Stated> parameters) {
    final Optional<ProjectionMethod> called =
        code.isPresent() ? ProjectionMethod.ofCode(code.getAsInt()) : ProjectionMethod.ofWkt(name);
    return called.flatMap(it -> read(variant(it, parameters), name, parameters));
  }

  /** ESRI has one name for conics, and one for Mercators, of one and of two parallels. */
  private static ProjectionMethod variant(
      final ProjectionMethod called, final List<Stated> parameters) {
    return switch (called) {
      case LAMBERT_CONFORMAL_CONIC_2SP ->
          states(parameters, ProjectionParameter.STANDARD_PARALLEL_2)
              ? called
              : ProjectionMethod.LAMBERT_CONFORMAL_CONIC_1SP;
      case MERCATOR_2SP ->
          states(parameters, ProjectionParameter.STANDARD_PARALLEL_1)
              ? called
              : ProjectionMethod.MERCATOR_1SP;
      default -> called;
    };
  }

  private static boolean states(
      final List<Stated> parameters, final ProjectionParameter parameter) {
    return parameters.stream().anyMatch(it -> means(it, parameter));
  }

  private static boolean means(final Stated stated, final ProjectionParameter parameter) {
    return stated.code().isPresent()
        ? parameter.isCoded(stated.code().getAsInt()) || parameter.isCalled(stated.name())
        : parameter.isCalled(stated.name());
  }

  private static Optional<Projection> read(
      final ProjectionMethod method, final String name, final List<Stated> parameters) {
    final Map<ProjectionParameter, Double> values = new EnumMap<>(ProjectionParameter.class);
    for (final Stated each : parameters) {
      final Optional<ProjectionParameter> which = parameter(method, each);
      if (which.isPresent()) {
        final double value = each.as(which.get().kind());
        final Double before = values.put(which.get(), value);
        if (before != null && Math.abs(before - value) > 1e-9) {
          return Optional.empty();
        }
      } else if (!isNeutral(method, each)) {
        return Optional.empty();
      }
    }
    complete(method, name, values);
    return method == ProjectionMethod.POLAR_STEREOGRAPHIC
            && values.getOrDefault(ProjectionParameter.LATITUDE_OF_ORIGIN, 0.0) == 0
        ? Optional.empty()
        : Optional.of(new Projection(method, values));
  }

  private static Optional<ProjectionParameter> parameter(
      final ProjectionMethod method, final Stated stated) {
    final Optional<ProjectionParameter> direct =
        method.terms().stream()
            .map(ProjectionMethod.Term::parameter)
            .filter(it -> means(stated, it))
            .findFirst();
    if (direct.isPresent()) {
      return direct;
    }
    final boolean parallel = means(stated, ProjectionParameter.STANDARD_PARALLEL_1);
    return switch (method) {
      case POLAR_STEREOGRAPHIC, LAMBERT_CONFORMAL_CONIC_1SP ->
          parallel ? Optional.of(ProjectionParameter.LATITUDE_OF_ORIGIN) : Optional.empty();
      case BONNE ->
          means(stated, ProjectionParameter.LATITUDE_OF_ORIGIN)
              ? Optional.of(ProjectionParameter.STANDARD_PARALLEL_1)
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** Whether a parameter that the method does not have changes nothing. */
  private static boolean isNeutral(final ProjectionMethod method, final Stated stated) {
    final String plain = ProjectionParameter.plain(stated.name());
    if (method == ProjectionMethod.KROVAK && !plain.startsWith("false")) {
      return KROVAK_NORTH.contains(plain + NumberText.of(stated.number()));
    }
    return stated.number() == (plain.startsWith("scalefactor") ? 1 : 0);
  }

  /** What a dialect leaves to the method's name. */
  private static void complete(
      final ProjectionMethod method,
      final String name,
      final Map<ProjectionParameter, Double> values) {
    if (!method.has(ProjectionParameter.RECTIFIED_GRID_ANGLE)) {
      return;
    }
    if (ProjectionParameter.plain(name).startsWith("swiss")) {
      values.putIfAbsent(ProjectionParameter.AZIMUTH, 90.0);
    }
    values.putIfAbsent(
        ProjectionParameter.RECTIFIED_GRID_ANGLE,
        values.getOrDefault(ProjectionParameter.AZIMUTH, 0.0));
  }
}
