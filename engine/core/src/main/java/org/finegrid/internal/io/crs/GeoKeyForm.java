package org.finegrid.internal.io.crs;

import java.util.Optional;
import java.util.OptionalInt;
import org.finegrid.grid.GeoKeys;

/** Definitions as GeoTIFF keys; {@link GeoKeyReading} is the way back. */
final class GeoKeyForm {
  static final int DATUM = 2050;
  static final int PRIME_MERIDIAN = 2051;
  static final int ANGULAR_UNITS = 2054;
  static final int ELLIPSOID = 2056;
  static final int SEMI_MAJOR = 2057;
  static final int SEMI_MINOR = 2058;
  static final int INVERSE_FLATTENING = 2059;
  static final int PRIME_MERIDIAN_LONGITUDE = 2061;
  static final int TO_WGS84 = 2062;
  static final int PROJECTION = 3074;
  static final int LINEAR_UNITS = 3076;
  static final int LINEAR_UNIT_SIZE = 3077;
  static final int DEGREE = 9102;
  static final int GRAD = 9105;
  static final int GREENWICH = 8901;
  private static final double GRADS_DEGREES = 0.9;

  /** What ESRI's programs begin a citation with that holds well-known text. */
  static final String TEXT_LABEL = "ESRI PE String = ";

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

  /**
   * Keys of a definition.
   *
   * @return empty where GeoTIFF has no number for the projection or the unit of angles
   */
  static Optional<GeoKeys> write(final CrsDefinition definition) {
    // A code beyond 16 bits does not fit a key: such a reference is spelt out.
    if (definition.epsg().isPresent() && definition.epsg().getAsInt() < 32767) {
      return Optional.of(
          code(
              definition instanceof ProjectedDefinition,
              definition.epsg().getAsInt(),
              definition.name()));
    }
    if (!expressible(definition)) {
      return Optional.empty();
    }
    final GeoKeyDirectory keys = new GeoKeyDirectory().put(GeoKeyDirectory.RASTER_TYPE, 1);
    if (definition instanceof ProjectedDefinition projected) {
      keys.put(GeoKeyDirectory.MODEL_TYPE, GeoKeyDirectory.PROJECTED)
          .put(GeoKeyDirectory.CITATION, projected.name())
          .put(GeoKeyDirectory.PROJECTED_CODE, GeoKeyDirectory.USER_DEFINED)
          .put(GeoKeyDirectory.PROJECTED_CITATION, projected.name())
          .put(PROJECTION, GeoKeyDirectory.USER_DEFINED)
          .put(GeoKeyDirectory.PROJECTION_METHOD, projected.method().geoTiffCode());
      for (final ProjectionMethod.Term term : projected.method().terms()) {
        keys.put(term.geoKey(), projected.value(term.parameter()));
      }
      unit(keys, projected.unit());
      geographic(keys, projected.base());
    } else {
      keys.put(GeoKeyDirectory.MODEL_TYPE, GeoKeyDirectory.GEOGRAPHIC)
          .put(GeoKeyDirectory.CITATION, definition.name());
      geographic(keys, (GeographicDefinition) definition);
    }
    return Optional.of(keys.toGeoKeys());
  }

  private static boolean expressible(final CrsDefinition definition) {
    if (definition instanceof ProjectedDefinition projected) {
      return projected.method().geoTiffCode() != 0;
    }
    final AngularUnit unit = ((GeographicDefinition) definition).unit();
    return unit.isDegree() || unit.degrees() == GRADS_DEGREES;
  }

  /**
   * Keys that carry a map projection as text, as ESRI's programs and GDAL write it: without a code,
   * or readers take the code's absence for the whole.
   */
  static GeoKeys text(final String name, final String wkt) {
    return new GeoKeyDirectory()
        .put(GeoKeyDirectory.MODEL_TYPE, GeoKeyDirectory.USER_DEFINED)
        .put(GeoKeyDirectory.RASTER_TYPE, 1)
        .put(GeoKeyDirectory.CITATION, name)
        .put(GeoKeyDirectory.PROJECTED_CITATION, TEXT_LABEL + wkt)
        .toGeoKeys();
  }

  private static void unit(final GeoKeyDirectory keys, final LinearUnit unit) {
    if (unit.geoTiffCode() != 0) {
      keys.put(LINEAR_UNITS, unit.geoTiffCode());
    } else {
      keys.put(LINEAR_UNITS, GeoKeyDirectory.USER_DEFINED).put(LINEAR_UNIT_SIZE, unit.metres());
    }
  }

  private static void geographic(final GeoKeyDirectory keys, final GeographicDefinition it) {
    keys.put(ANGULAR_UNITS, it.unit().isDegree() ? DEGREE : GRAD);
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
          .put(PRIME_MERIDIAN_LONGITUDE, it.unit().meridian(it.primeMeridian()));
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

  static OptionalInt real(final OptionalInt code) {
    return code.isPresent() && code.getAsInt() > 0 && code.getAsInt() < 32767
        ? code
        : OptionalInt.empty();
  }
}
