package org.finegrid.internal.io.crs;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Reads GeoTIFF keys that spell a reference out. */
final class GeoKeyReading {
  private static final int AZIMUTH_UNITS = 2060;
  private static final int UTM_NORTH = 16000;
  private static final int UTM_SOUTH = 16100;
  private static final int ZONES = 60;

  private GeoKeyReading() {}

  /**
   * Reads keys.
   *
   * @return empty where keys are missing or lie outside the table of projections
   */
  static Optional<CrsDefinition> read(final GeoKeyDirectory keys) {
    final Optional<AngularUnit> angle = angle(keys.code(GeoKeyForm.ANGULAR_UNITS));
    final OptionalInt code = GeoKeyForm.real(keys.code(GeoKeyDirectory.GEODETIC_CODE));
    final Optional<GeographicDefinition> geographic =
        code.isPresent()
            ? GeoToolsRegistry.geographic(code.getAsInt())
            : angle.flatMap(it -> GeoKeyDatum.read(keys, it));
    if (keys.code(GeoKeyDirectory.MODEL_TYPE).orElse(0) == GeoKeyDirectory.GEOGRAPHIC) {
      return geographic.map(it -> it);
    }
    final Optional<LinearUnit> unit = unit(keys);
    if (geographic.isEmpty() || angle.isEmpty() || unit.isEmpty()) {
      return Optional.empty();
    }
    return zone(keys)
        .map(it -> utm(keys, geographic.get(), it, unit.get()))
        .or(() -> projection(keys, geographic.get(), angle.get(), unit.get()))
        .map(it -> it);
  }

  /**
   * The number of a zone of UTM, negative in the south, where the projection is one by its code.
   */
  private static Optional<Integer> zone(final GeoKeyDirectory keys) {
    final int code = keys.code(GeoKeyForm.PROJECTION).orElse(0);
    if (code > UTM_NORTH && code <= UTM_NORTH + ZONES) {
      return Optional.of(code - UTM_NORTH);
    }
    return code > UTM_SOUTH && code <= UTM_SOUTH + ZONES
        ? Optional.of(UTM_SOUTH - code)
        : Optional.empty();
  }

  private static ProjectedDefinition utm(
      final GeoKeyDirectory keys,
      final GeographicDefinition base,
      final int zone,
      final LinearUnit unit) {
    return new ProjectedDefinition(
            name(keys),
            base,
            ProjectionMethod.TRANSVERSE_MERCATOR,
            CommonCodes.utm(zone),
            LinearUnit.METRE,
            OptionalInt.empty())
        .in(unit);
  }

  private static Optional<ProjectedDefinition> projection(
      final GeoKeyDirectory keys,
      final GeographicDefinition base,
      final AngularUnit angle,
      final LinearUnit unit) {
    final Optional<ProjectionMethod> method = method(keys);
    final Optional<AngularUnit> azimuth =
        keys.code(AZIMUTH_UNITS).isPresent()
            ? angle(keys.code(AZIMUTH_UNITS))
            : Optional.of(AngularUnit.DEGREE);
    if (method.isEmpty() || azimuth.isEmpty()) {
      return Optional.empty();
    }
    final Map<ProjectionParameter, Double> values = new EnumMap<>(ProjectionParameter.class);
    for (final ProjectionMethod.Term term : method.get().terms()) {
      final OptionalDouble number = anyKey(keys, term);
      if (number.isPresent()) {
        values.put(
            term.parameter(),
            switch (term.parameter()) {
              case AZIMUTH, RECTIFIED_GRID_ANGLE -> azimuth.get().toDegrees(number.getAsDouble());
              default ->
                  term.parameter().kind() == ProjectionParameter.Kind.ANGLE
                      ? angle.toDegrees(number.getAsDouble())
                      : number.getAsDouble();
            });
      }
    }
    if (method.get().has(ProjectionParameter.RECTIFIED_GRID_ANGLE)) {
      // The key for it is younger than the method: files without it mean the azimuth.
      values.putIfAbsent(
          ProjectionParameter.RECTIFIED_GRID_ANGLE,
          values.getOrDefault(ProjectionParameter.AZIMUTH, 0.0));
    }
    return Optional.of(
        new ProjectedDefinition(name(keys), base, method.get(), values, unit, OptionalInt.empty()));
  }

  private static String name(final GeoKeyDirectory keys) {
    return keys.text(GeoKeyDirectory.PROJECTED_CITATION)
        .or(() -> keys.text(GeoKeyDirectory.CITATION))
        .map(GeoKeyReading::plainName)
        .orElse("unnamed");
  }

  private static String plainName(final String citation) {
    final String label = "PCS Name = ";
    final int start = citation.startsWith(label) ? label.length() : 0;
    final int end = citation.indexOf('|', start);
    return citation.substring(start, end < 0 ? citation.length() : end);
  }

  private static Optional<ProjectionMethod> method(final GeoKeyDirectory keys) {
    final int code = keys.code(GeoKeyDirectory.PROJECTION_METHOD).orElse(0);
    return Arrays.stream(ProjectionMethod.values())
        .filter(it -> code != 0 && it.geoTiffCode() == code)
        .filter(it -> it != ProjectionMethod.MERCATOR_2SP || keys.number(3078).isPresent())
        .findFirst();
  }

  /** Writers disagree on which of the origin's keys belong to which projection. */
  private static OptionalDouble anyKey(
      final GeoKeyDirectory keys, final ProjectionMethod.Term term) {
    final List<Integer> others =
        switch (term.parameter()) {
          case LATITUDE_OF_ORIGIN -> List.of(3081, 3085, 3089);
          case CENTRAL_MERIDIAN -> List.of(3080, 3084, 3088, 3095);
          case FALSE_EASTING -> List.of(3082, 3086, 3090);
          case FALSE_NORTHING -> List.of(3083, 3087, 3091);
          case SCALE_FACTOR -> List.of(3092, 3093);
          default -> List.of();
        };
    return Stream.concat(Stream.of(term.geoKey()), others.stream())
        .map(keys::number)
        .filter(OptionalDouble::isPresent)
        .findFirst()
        .orElse(OptionalDouble.empty());
  }

  /** The unit of map coordinates; empty where its code is not known. */
  static Optional<LinearUnit> unit(final GeoKeyDirectory keys) {
    final int code = keys.code(GeoKeyForm.LINEAR_UNITS).orElse(LinearUnit.METRE.geoTiffCode());
    if (code != GeoKeyDirectory.USER_DEFINED) {
      return LinearUnit.ofGeoTiff(code);
    }
    final OptionalDouble size = keys.number(GeoKeyForm.LINEAR_UNIT_SIZE);
    return size.isPresent() && size.getAsDouble() > 0
        ? Optional.of(LinearUnit.of(size.getAsDouble(), "unknown"))
        : Optional.empty();
  }

  private static Optional<AngularUnit> angle(final OptionalInt code) {
    return switch (code.orElse(GeoKeyForm.DEGREE)) {
      case 9101 -> Optional.of(new AngularUnit("radian", Math.toDegrees(1)));
      case GeoKeyForm.DEGREE, 9107, 9108, 9122 -> Optional.of(AngularUnit.DEGREE);
      case 9103 -> Optional.of(new AngularUnit("arc-minute", 1 / 60.0));
      case 9104 -> Optional.of(new AngularUnit("arc-second", 1 / 3600.0));
      case GeoKeyForm.GRAD, 9106 -> Optional.of(new AngularUnit("grad", 0.9));
      default -> Optional.empty();
    };
  }
}
