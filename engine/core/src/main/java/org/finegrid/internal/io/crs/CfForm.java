package org.finegrid.internal.io.crs;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.finegrid.grid.GridMapping;

/** Definitions to and from the attributes of a CF grid mapping (CF conventions, appendix F). */
final class CfForm {
  private static final String NAME = "grid_mapping_name";
  private static final String LATITUDE_LONGITUDE = "latitude_longitude";
  private static final String STANDARD_PARALLEL = "standard_parallel";

  private CfForm() {}

  static GridMapping write(final CrsDefinition definition) {
    final Map<String, Object> out = new LinkedHashMap<>();
    final GeographicDefinition base;
    if (definition instanceof ProjectedDefinition projected) {
      out.put(NAME, projected.method().cfName());
      parameters(projected, out);
      out.put("projected_crs_name", projected.name());
      base = projected.base();
    } else {
      out.put(NAME, LATITUDE_LONGITUDE);
      base = (GeographicDefinition) definition;
    }
    out.put("semi_major_axis", base.semiMajor());
    if (base.inverseFlattening() == 0) {
      out.put("semi_minor_axis", base.semiMajor());
    } else {
      out.put("inverse_flattening", base.inverseFlattening());
    }
    out.put("longitude_of_prime_meridian", base.primeMeridian());
    out.put("prime_meridian_name", base.primeMeridianName());
    out.put("reference_ellipsoid_name", base.ellipsoid());
    out.put("horizontal_datum_name", base.datum());
    out.put("geographic_crs_name", base.name());
    if (!base.toWgs84().isEmpty()) {
      out.put("towgs84", base.toWgs84().stream().mapToDouble(Double::doubleValue).toArray());
    }
    return new GridMapping("crs", out);
  }

  private static void parameters(final ProjectedDefinition it, final Map<String, Object> out) {
    final double origin = it.value(ProjectionParameter.LATITUDE_OF_ORIGIN);
    for (final ProjectionMethod.Term term : it.method().terms()) {
      final String name = CfNames.of(it.method(), term.parameter());
      if (!name.isEmpty() && !name.equals(STANDARD_PARALLEL)) {
        out.put(name, it.value(term.parameter()));
      }
    }
    final double first = it.value(ProjectionParameter.STANDARD_PARALLEL_1);
    switch (it.method()) {
      case LAMBERT_CONFORMAL_CONIC_2SP, ALBERS ->
          out.put(
              STANDARD_PARALLEL,
              new double[] {first, it.value(ProjectionParameter.STANDARD_PARALLEL_2)});
      case LAMBERT_CONFORMAL_CONIC_1SP -> out.put(STANDARD_PARALLEL, origin);
      case MERCATOR_2SP, CYLINDRICAL_EQUAL_AREA -> out.put(STANDARD_PARALLEL, first);
      case POLAR_STEREOGRAPHIC -> {
        out.put("latitude_of_projection_origin", Math.copySign(90, origin));
        if (Math.abs(origin) != 90) {
          out.put(STANDARD_PARALLEL, origin);
          out.remove("scale_factor_at_projection_origin");
        }
      }
      default -> {
        // The others have no standard parallel.
      }
    }
  }

  /** Whether CF can express this. */
  static boolean expressible(final CrsDefinition definition) {
    if (definition instanceof GeographicDefinition geographic) {
      return geographic.unit().isDegree();
    }
    final ProjectedDefinition it = (ProjectedDefinition) definition;
    return switch (it.method()) {
      // A cone with one parallel has no scale factor there.
      case LAMBERT_CONFORMAL_CONIC_1SP -> it.value(ProjectionParameter.SCALE_FACTOR) == 1;
      // Nor an oblique cylinder an angle of its own for the grid.
      case HOTINE_OBLIQUE_MERCATOR_CENTRE ->
          it.value(ProjectionParameter.RECTIFIED_GRID_ANGLE)
              == it.value(ProjectionParameter.AZIMUTH);
      // CF counts these coordinates in radians.
      case GEOSTATIONARY -> false;
      default -> !it.method().cfName().isEmpty();
    };
  }

  /**
   * Reads attributes.
   *
   * @param unit the unit of the map's coordinates, which offsets are in as well
   * @return empty for mappings outside the table, a rotated pole among them
   */
  static Optional<CrsDefinition> read(final GridMapping mapping, final LinearUnit unit) {
    final Map<String, Object> attributes = mapping.attributes();
    if (mapping.name().equals(LATITUDE_LONGITUDE)) {
      return Optional.of(base(attributes));
    }
    return method(mapping.name(), attributes)
        .map(
            method ->
                new ProjectedDefinition(
                    text(attributes, "projected_crs_name", "unnamed"),
                    base(attributes),
                    method,
                    values(method, attributes),
                    unit,
                    OptionalInt.empty()));
  }

  private static Optional<ProjectionMethod> method(
      final String name, final Map<String, Object> attributes) {
    final double[] parallels = numbers(attributes, STANDARD_PARALLEL);
    return Arrays.stream(ProjectionMethod.values())
        .filter(it -> !name.isEmpty() && it.cfName().equals(name))
        .filter(
            it ->
                switch (it) {
                  case MERCATOR_2SP -> parallels.length > 0;
                  case LAMBERT_CONFORMAL_CONIC_2SP ->
                      parallels.length != 1
                          || parallels[0]
                              != number(attributes, "latitude_of_projection_origin").orElse(0);
                  case GEOSTATIONARY -> text(attributes, "sweep_angle_axis", "y").equals("y");
                  default -> true;
                })
        .findFirst();
  }

  private static Map<ProjectionParameter, Double> values(
      final ProjectionMethod method, final Map<String, Object> attributes) {
    final Map<ProjectionParameter, Double> values = new EnumMap<>(ProjectionParameter.class);
    for (final ProjectionMethod.Term term : method.terms()) {
      number(attributes, CfNames.of(method, term.parameter()))
          .ifPresent(value -> values.put(term.parameter(), value));
    }
    final double[] parallels = numbers(attributes, STANDARD_PARALLEL);
    if (parallels.length > 0 && values.containsKey(ProjectionParameter.STANDARD_PARALLEL_2)) {
      values.put(ProjectionParameter.STANDARD_PARALLEL_2, parallels[parallels.length - 1]);
    }
    if (method == ProjectionMethod.POLAR_STEREOGRAPHIC && parallels.length == 0) {
      values.put(
          ProjectionParameter.LATITUDE_OF_ORIGIN,
          number(attributes, "latitude_of_projection_origin").orElse(90));
    }
    if (method.has(ProjectionParameter.RECTIFIED_GRID_ANGLE)) {
      values.put(
          ProjectionParameter.RECTIFIED_GRID_ANGLE,
          values.getOrDefault(ProjectionParameter.AZIMUTH, 0.0));
    }
    if (method == ProjectionMethod.CYLINDRICAL_EQUAL_AREA && parallels.length == 0) {
      number(attributes, "scale_factor_at_projection_origin")
          .ifPresent(
              scale ->
                  values.put(
                      ProjectionParameter.STANDARD_PARALLEL_1,
                      parallelOfScale(scale, base(attributes))));
    }
    return values;
  }

  /** The parallel that is true where the equator has this scale: k = cos φ / √(1 − e² sin² φ). */
  private static double parallelOfScale(final double scale, final GeographicDefinition base) {
    final double b = base.semiMinor() / base.semiMajor();
    final double e2 = 1 - b * b;
    final double sin2 = (1 - scale * scale) / (1 - e2 * scale * scale);
    return Math.toDegrees(Math.asin(Math.sqrt(Math.max(0, Math.min(1, sin2)))));
  }

  /** The longitude and latitude of a mapping; WGS 84 where it has no ellipsoid. */
  static GeographicDefinition base(final Map<String, Object> attributes) {
    final OptionalDouble radius = number(attributes, "earth_radius");
    final OptionalDouble major = number(attributes, "semi_major_axis");
    if (radius.isEmpty() && major.isEmpty()) {
      return GeographicDefinition.wgs84();
    }
    final double a = major.orElseGet(radius::getAsDouble);
    final OptionalDouble minor = number(attributes, "semi_minor_axis");
    final double flattening =
        number(attributes, "inverse_flattening")
            .orElseGet(
                () ->
                    minor.isPresent() && minor.getAsDouble() != a
                        ? a / (a - minor.getAsDouble())
                        : 0);
    return new GeographicDefinition(
        text(attributes, "geographic_crs_name", "unknown"),
        text(attributes, "horizontal_datum_name", "unknown"),
        text(attributes, "reference_ellipsoid_name", flattening == 0 ? "Sphere" : "Spheroid"),
        a,
        flattening,
        text(attributes, "prime_meridian_name", "Greenwich"),
        number(attributes, "longitude_of_prime_meridian").orElse(0),
        Arrays.stream(numbers(attributes, "towgs84")).boxed().toList(),
        AngularUnit.DEGREE,
        OptionalInt.empty(),
        OptionalInt.empty());
  }

  private static String text(
      final Map<String, Object> attributes, final String name, final String otherwise) {
    return attributes.get(name) instanceof String text && !text.isBlank() ? text : otherwise;
  }

  /** The first number of an attribute. */
  static OptionalDouble number(final Map<String, Object> attributes, final String name) {
    return Arrays.stream(numbers(attributes, name)).findFirst();
  }

  private static double[] numbers(final Map<String, Object> attributes, final String name) {
    final Object value = attributes.get(name);
    if (value instanceof Number number) {
      return new double[] {number.doubleValue()};
    }
    if (value instanceof double[] several) {
      return several;
    }
    if (value instanceof float[] several) {
      final double[] wide = new double[several.length];
      Arrays.setAll(wide, i -> several[i]);
      return wide;
    }
    if (value instanceof List<?> several && several.stream().allMatch(Number.class::isInstance)) {
      return several.stream().mapToDouble(it -> ((Number) it).doubleValue()).toArray();
    }
    return new double[0];
  }
}
