package org.finegrid.io.crs;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.finegrid.grid.GeoKeys;

/** Definitions to and from GeoTIFF keys. */
final class GeoKeyForm {
  private static final int DATUM = 2050;
  private static final int PRIME_MERIDIAN = 2051;
  private static final int ANGULAR_UNITS = 2054;
  private static final int ELLIPSOID = 2056;
  private static final int SEMI_MAJOR = 2057;
  private static final int SEMI_MINOR = 2058;
  private static final int INVERSE_FLATTENING = 2059;
  private static final int PRIME_MERIDIAN_LONGITUDE = 2061;
  private static final int TO_WGS84 = 2062;
  private static final int PROJECTION = 3074;
  private static final int PROJECTION_METHOD = 3075;
  private static final int LINEAR_UNITS = 3076;
  private static final int LINEAR_UNIT_SIZE = 3077;
  private static final int DEGREE = 9102;
  private static final int METRE = 9001;
  private static final int FOOT = 9002;
  private static final int US_FOOT = 9003;
  private static final double FOOT_METRES = 0.3048;
  private static final double US_FOOT_METRES = 1200.0 / 3937;
  private static final int GREENWICH = 8901;

  private GeoKeyForm() {}

  /** Keys that name a code and nothing else. */
  static GeoKeys code(final boolean projected, final int code, final String name) {
    final GeoKeyDirectory keys =
        new GeoKeyDirectory()
            .put(
                GeoKeyDirectory.MODEL_TYPE,
                projected ? GeoKeyDirectory.PROJECTED : GeoKeyDirectory.GEOGRAPHIC)
            .put(GeoKeyDirectory.RASTER_TYPE, 1)
            .put(GeoKeyDirectory.CITATION, name);
    if (projected) {
      keys.put(GeoKeyDirectory.PROJECTED_CODE, code);
    } else {
      keys.put(GeoKeyDirectory.GEODETIC_CODE, code);
    }
    return keys.toGeoKeys();
  }

  static GeoKeys write(final Definition definition) {
    // A code beyond 16 bits does not fit a key: such a reference is spelt out.
    if (definition.epsg().isPresent() && definition.epsg().getAsInt() < 32767) {
      return code(
          definition instanceof ProjectedDefinition,
          definition.epsg().getAsInt(),
          definition.name());
    }
    final GeoKeyDirectory keys = new GeoKeyDirectory().put(GeoKeyDirectory.RASTER_TYPE, 1);
    if (definition instanceof ProjectedDefinition projected) {
      keys.put(GeoKeyDirectory.MODEL_TYPE, GeoKeyDirectory.PROJECTED)
          .put(GeoKeyDirectory.CITATION, projected.name())
          .put(GeoKeyDirectory.PROJECTED_CODE, GeoKeyDirectory.USER_DEFINED)
          .put(GeoKeyDirectory.PROJECTED_CITATION, projected.name())
          .put(PROJECTION, GeoKeyDirectory.USER_DEFINED)
          .put(PROJECTION_METHOD, projected.method().geoTiffCode());
      for (final ProjectionMethod.Term term : projected.method().terms()) {
        keys.put(term.geoKey(), projected.value(term.parameter()));
      }
      unit(keys, projected.unitMetres());
      geographic(keys, projected.base());
    } else {
      keys.put(GeoKeyDirectory.MODEL_TYPE, GeoKeyDirectory.GEOGRAPHIC)
          .put(GeoKeyDirectory.CITATION, definition.name());
      geographic(keys, (GeographicDefinition) definition);
    }
    return keys.toGeoKeys();
  }

  private static void unit(final GeoKeyDirectory keys, final double metres) {
    if (metres == 1) {
      keys.put(LINEAR_UNITS, METRE);
    } else if (Math.abs(metres - FOOT_METRES) < 1e-12) {
      keys.put(LINEAR_UNITS, FOOT);
    } else if (Math.abs(metres - US_FOOT_METRES) < 1e-12) {
      keys.put(LINEAR_UNITS, US_FOOT);
    } else {
      keys.put(LINEAR_UNITS, GeoKeyDirectory.USER_DEFINED).put(LINEAR_UNIT_SIZE, metres);
    }
  }

  private static void geographic(final GeoKeyDirectory keys, final GeographicDefinition it) {
    keys.put(ANGULAR_UNITS, DEGREE);
    if (it.epsg().isPresent() && it.epsg().getAsInt() < 32767) {
      keys.put(GeoKeyDirectory.GEODETIC_CODE, it.epsg().getAsInt());
      return;
    }
    keys.put(GeoKeyDirectory.GEODETIC_CODE, GeoKeyDirectory.USER_DEFINED)
        .put(
            GeoKeyDirectory.GEODETIC_CITATION,
            "GCS Name = %s|Datum = %s|Ellipsoid = %s|Primem = %s|"
                .formatted(it.name(), it.datum(), it.ellipsoid(), it.primeMeridianName()))
        .put(DATUM, it.datumEpsg().orElse(GeoKeyDirectory.USER_DEFINED))
        .put(ELLIPSOID, GeoKeyDirectory.USER_DEFINED)
        .put(SEMI_MAJOR, it.semiMajor())
        .put(SEMI_MINOR, it.semiMinor());
    if (it.inverseFlattening() != 0) {
      keys.put(INVERSE_FLATTENING, it.inverseFlattening());
    }
    if (it.primeMeridian() == 0) {
      keys.put(PRIME_MERIDIAN, GREENWICH);
    } else {
      keys.put(PRIME_MERIDIAN, GeoKeyDirectory.USER_DEFINED)
          .put(PRIME_MERIDIAN_LONGITUDE, it.primeMeridian());
    }
    if (!it.toWgs84().isEmpty()) {
      keys.put(TO_WGS84, it.toWgs84());
    }
  }

  /** The EPSG code that stands for the whole reference. */
  static OptionalInt epsg(final GeoKeyDirectory keys) {
    final OptionalInt projected = keys.code(GeoKeyDirectory.PROJECTED_CODE);
    if (projected.isPresent()) {
      return real(projected);
    }
    final boolean isProjected =
        keys.code(GeoKeyDirectory.MODEL_TYPE).orElse(0) == GeoKeyDirectory.PROJECTED;
    return isProjected ? OptionalInt.empty() : real(keys.code(GeoKeyDirectory.GEODETIC_CODE));
  }

  private static OptionalInt real(final OptionalInt code) {
    return code.isPresent() && code.getAsInt() > 0 && code.getAsInt() < 32767
        ? code
        : OptionalInt.empty();
  }

  /**
   * Reads keys that spell a reference out.
   *
   * @param base looks a geographic EPSG code up
   * @return empty where keys are missing or lie outside the table of projections
   */
  static Optional<Definition> read(
      final GeoKeyDirectory keys,
      final java.util.function.IntFunction<Optional<GeographicDefinition>> base) {
    final OptionalInt code = real(keys.code(GeoKeyDirectory.GEODETIC_CODE));
    final Optional<GeographicDefinition> geographic =
        code.isPresent() ? base.apply(code.getAsInt()) : readGeographic(keys);
    if (geographic.isEmpty()
        || keys.code(ANGULAR_UNITS).orElse(DEGREE) != DEGREE
        || keys.code(GeoKeyDirectory.MODEL_TYPE).orElse(0) == GeoKeyDirectory.GEOGRAPHIC) {
      return geographic.map(it -> it);
    }
    final OptionalDouble unit = readUnit(keys);
    final Optional<ProjectionMethod> method = method(keys);
    if (unit.isEmpty() || method.isEmpty()) {
      return Optional.empty();
    }
    final Map<ProjectionParameter, Double> values = new EnumMap<>(ProjectionParameter.class);
    for (final ProjectionMethod.Term term : method.get().terms()) {
      anyKey(keys, term).ifPresent(value -> values.put(term.parameter(), value));
    }
    return Optional.of(
        new ProjectedDefinition(
            keys.text(GeoKeyDirectory.PROJECTED_CITATION)
                .or(() -> keys.text(GeoKeyDirectory.CITATION))
                .map(GeoKeyForm::plainName)
                .orElse("unnamed"),
            geographic.get(),
            method.get(),
            values,
            unit.getAsDouble() == 1 ? "metre" : "unit",
            unit.getAsDouble(),
            OptionalInt.empty()));
  }

  private static String plainName(final String citation) {
    final String label = "PCS Name = ";
    final int start = citation.startsWith(label) ? label.length() : 0;
    final int end = citation.indexOf('|', start);
    return citation.substring(start, end < 0 ? citation.length() : end);
  }

  private static Optional<ProjectionMethod> method(final GeoKeyDirectory keys) {
    final int code = keys.code(PROJECTION_METHOD).orElse(0);
    return Arrays.stream(ProjectionMethod.values())
        .filter(it -> it.geoTiffCode() == code)
        .filter(it -> it != ProjectionMethod.MERCATOR_2SP || keys.number(3078).isPresent())
        .findFirst();
  }

  /** Writers disagree on which of the origin's keys belong to which projection. */
  private static OptionalDouble anyKey(
      final GeoKeyDirectory keys, final ProjectionMethod.Term term) {
    final List<Integer> others =
        switch (term.parameter()) {
          case LATITUDE_OF_ORIGIN -> List.of(term.geoKey(), 3081, 3085, 3089);
          case CENTRAL_MERIDIAN -> List.of(term.geoKey(), 3080, 3084, 3088, 3095);
          case FALSE_EASTING -> List.of(term.geoKey(), 3082, 3086, 3090);
          case FALSE_NORTHING -> List.of(term.geoKey(), 3083, 3087, 3091);
          case SCALE_FACTOR -> List.of(term.geoKey(), 3092, 3093);
          default -> List.of(term.geoKey());
        };
    return others.stream()
        .map(keys::number)
        .filter(OptionalDouble::isPresent)
        .findFirst()
        .orElse(OptionalDouble.empty());
  }

  private static OptionalDouble readUnit(final GeoKeyDirectory keys) {
    return switch (keys.code(LINEAR_UNITS).orElse(METRE)) {
      case METRE -> OptionalDouble.of(1);
      case FOOT -> OptionalDouble.of(FOOT_METRES);
      case US_FOOT -> OptionalDouble.of(US_FOOT_METRES);
      default -> keys.number(LINEAR_UNIT_SIZE);
    };
  }

  private static Optional<GeographicDefinition> readGeographic(final GeoKeyDirectory keys) {
    final OptionalDouble major = keys.number(SEMI_MAJOR);
    if (major.isEmpty()) {
      return Optional.empty();
    }
    final OptionalDouble minor = keys.number(SEMI_MINOR);
    final double a = major.getAsDouble();
    final double flattening =
        keys.number(INVERSE_FLATTENING)
            .orElseGet(
                () ->
                    minor.isPresent() && minor.getAsDouble() != a
                        ? a / (a - minor.getAsDouble())
                        : 0);
    final String citation = keys.text(GeoKeyDirectory.GEODETIC_CITATION).orElse("");
    return Optional.of(
        new GeographicDefinition(
            part(citation, "GCS Name").orElse(citation.isEmpty() ? "unknown" : plainName(citation)),
            part(citation, "Datum").orElse("unknown"),
            part(citation, "Ellipsoid").orElse("unknown"),
            a,
            flattening,
            part(citation, "Primem").orElse("Greenwich"),
            keys.number(PRIME_MERIDIAN_LONGITUDE).orElse(0),
            keys.numbers(TO_WGS84),
            OptionalInt.empty(),
            real(keys.code(DATUM))));
  }

  private static Optional<String> part(final String citation, final String label) {
    return Arrays.stream(citation.split("\\|"))
        .filter(it -> it.startsWith(label + " = "))
        .map(it -> it.substring(label.length() + 3))
        .findFirst();
  }
}
