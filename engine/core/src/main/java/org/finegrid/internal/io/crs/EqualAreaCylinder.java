package org.finegrid.internal.io.crs;

import java.util.Optional;
import org.finegrid.grid.CoordinateReference;

/**
 * The cylindrical equal-area map of an ellipsoid or sphere, such as the global EASE grid, which
 * GeoTools computes for a sphere and a standard parallel at the equator alone. Formulas: J. P.
 * Snyder, Map Projections: A Working Manual, 1987, pages 81 to 83.
 *
 * <p>A step of it turns longitudes and latitudes in degrees into the map's coordinates, or back.
 */
final class EqualAreaCylinder {
  /** Radians below which latitudes are the same: a tenth of a millimetre is 1.6e-11. */
  private static final double CLOSE = 1e-14;

  private static final int MOST_ROUNDS = 30;

  private final double e;
  private final double scale;
  private final double parallelScale;
  private final double meridian;
  private final double falseEasting;
  private final double falseNorthing;

  EqualAreaCylinder(final ProjectedDefinition map) {
    final double ratio = map.base().semiMinor() / map.base().semiMajor();
    final double parallel = Math.toRadians(map.value(ProjectionParameter.STANDARD_PARALLEL_1));
    this.e = Math.sqrt(Math.max(0, 1 - ratio * ratio));
    this.scale = map.base().semiMajor() / map.unit().metres();
    this.parallelScale = Math.cos(parallel) / Math.sqrt(1 - Math.pow(e * Math.sin(parallel), 2));
    this.meridian = map.value(ProjectionParameter.CENTRAL_MERIDIAN);
    this.falseEasting = map.value(ProjectionParameter.FALSE_EASTING);
    this.falseNorthing = map.value(ProjectionParameter.FALSE_NORTHING);
  }

  /** The map of a reference; empty where that is another projection. */
  static Optional<ProjectedDefinition> mapOf(final CoordinateReference reference) {
    return CrsConverter.toWkt(reference)
        .flatMap(Wkt::definition)
        .filter(ProjectedDefinition.class::isInstance)
        .map(ProjectedDefinition.class::cast)
        .filter(it -> it.method() == ProjectionMethod.CYLINDRICAL_EQUAL_AREA);
  }

  /** From longitude and latitude to the map. */
  void forward(final double[] places, final int count) {
    for (int i = 0; i < 2 * count; i += 2) {
      final double east = Math.IEEEremainder(places[i] - meridian, 360);
      places[i] = falseEasting + scale * parallelScale * Math.toRadians(east);
      places[i + 1] =
          falseNorthing + scale * q(Math.sin(Math.toRadians(places[i + 1]))) / (2 * parallelScale);
    }
  }

  /** From the map to longitude and latitude; NaN above and below the map. */
  void inverse(final double[] places, final int count) {
    for (int i = 0; i < 2 * count; i += 2) {
      final double q = (places[i + 1] - falseNorthing) * 2 * parallelScale / scale;
      places[i] = meridian + Math.toDegrees((places[i] - falseEasting) / (scale * parallelScale));
      places[i + 1] = Math.toDegrees(latitude(q));
    }
  }

  /** Snyder's q (3-12): twice the area below a latitude, for a radius of one. */
  private double q(final double sine) {
    if (e == 0) {
      return 2 * sine;
    }
    final double t = e * sine;
    return (1 - e * e) * (sine / (1 - t * t) + Math.log((1 + t) / (1 - t)) / (2 * e));
  }

  private double latitude(final double q) {
    final double pole = q(1);
    if (!(Math.abs(q) <= pole * (1 + 1e-12))) {
      return Double.NaN;
    }
    if (Math.abs(q) >= pole) {
      return Math.copySign(Math.PI / 2, q);
    }
    double latitude = Math.asin(q / pole);
    double step = 1;
    for (int round = 0; round < MOST_ROUNDS && Math.abs(step) > CLOSE; round++) {
      final double sine = Math.sin(latitude);
      final double t = 1 - e * e * sine * sine;
      step = t * t * (q - q(sine)) / (2 * (1 - e * e) * Math.cos(latitude));
      latitude += step;
    }
    return latitude;
  }
}
