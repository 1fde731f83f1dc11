package org.finegrid.internal.io.crs;

import java.util.List;
import java.util.OptionalInt;

/**
 * Longitude and latitude on an ellipsoid.
 *
 * @param name name of the system
 * @param datum name of the datum
 * @param ellipsoid name of the ellipsoid
 * @param semiMajor semi-major axis in metres
 * @param inverseFlattening inverse flattening; 0 for a sphere
 * @param primeMeridianName name of the prime meridian
 * @param primeMeridian degrees east of Greenwich
 * @param toWgs84 three or seven Helmert parameters towards WGS 84 (metres, arc seconds, parts per
 *     million), empty where unsaid
 * @param unit unit of its coordinates
 * @param epsg code of the system
 * @param datumEpsg code of the datum
 */
record GeographicDefinition(
    String name,
    String datum,
    String ellipsoid,
    double semiMajor,
    double inverseFlattening,
    String primeMeridianName,
    double primeMeridian,
    List<Double> toWgs84,
    AngularUnit unit,
    OptionalInt epsg,
    OptionalInt datumEpsg)
    implements CrsDefinition {

  GeographicDefinition {
    toWgs84 = List.copyOf(toWgs84);
  }

  /** WGS 84, which stands in where a projection names no ellipsoid, as in other readers. */
  static GeographicDefinition wgs84() {
    return new GeographicDefinition(
        "WGS 84",
        "WGS_1984",
        "WGS 84",
        6378137,
        298.257223563,
        "Greenwich",
        0,
        List.of(),
        AngularUnit.DEGREE,
        OptionalInt.of(4326),
        OptionalInt.of(6326));
  }

  /** Semi-minor axis in metres. */
  double semiMinor() {
    return inverseFlattening == 0 ? semiMajor : semiMajor * (1 - 1 / inverseFlattening);
  }

  /** The same in degrees, under which its own code no longer names it. */
  GeographicDefinition inDegrees() {
    return unit.isDegree() ? this : with(toWgs84, AngularUnit.DEGREE, OptionalInt.empty());
  }

  /** The same with Helmert parameters, where it has none. */
  GeographicDefinition withToWgs84(final List<Double> parameters) {
    return with(toWgs84.isEmpty() ? parameters : toWgs84, unit, epsg);
  }

  private GeographicDefinition with(
      final List<Double> parameters, final AngularUnit otherUnit, final OptionalInt code) {
    return new GeographicDefinition(
        name,
        datum,
        ellipsoid,
        semiMajor,
        inverseFlattening,
        primeMeridianName,
        primeMeridian,
        parameters,
        otherUnit,
        code,
        datumEpsg);
  }
}
