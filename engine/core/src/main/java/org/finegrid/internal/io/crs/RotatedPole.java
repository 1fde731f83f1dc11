package org.finegrid.internal.io.crs;

import java.util.Optional;
import org.finegrid.grid.GridMapping;

/**
 * Longitude and latitude about a shifted pole, by the definition of CF's {@code
 * rotated_latitude_longitude} (CF conventions, appendix F). In PROJ: {@code +proj=ob_tran
 * +o_proj=longlat +o_lat_p=latitude +o_lon_p=gridLongitude +lon_0=longitude+180}.
 *
 * @param latitude true latitude of the grid's north pole, in degrees
 * @param longitude its true longitude
 * @param gridLongitude the grid's longitude of the true north pole
 */
record RotatedPole(double latitude, double longitude, double gridLongitude) {
  private static final double HALF_TURN = 180;

  /** Degrees by which poles may differ and still be the same: a tenth of a metre. */
  private static final double TOLERANCE = 1e-6;

  /** The pole of a grid mapping; empty where it states none. */
  static Optional<RotatedPole> of(final GridMapping mapping) {
    final Optional<Double> latitude = number(mapping, "grid_north_pole_latitude");
    final Optional<Double> longitude = number(mapping, "grid_north_pole_longitude");
    return latitude.flatMap(
        phi ->
            longitude.map(
                lambda ->
                    new RotatedPole(
                        phi, lambda, number(mapping, "north_pole_grid_longitude").orElse(0.0))));
  }

  private static Optional<Double> number(final GridMapping mapping, final String name) {
    return CfForm.number(mapping.attributes(), name).stream().boxed().findFirst();
  }

  /** Whether another pole is this one. */
  boolean isSame(final RotatedPole other) {
    return Math.abs(latitude - other.latitude) < TOLERANCE
        && equalDegrees(longitude, other.longitude)
        && equalDegrees(gridLongitude, other.gridLongitude);
  }

  private static boolean equalDegrees(final double one, final double other) {
    return Math.abs(Math.IEEEremainder(one - other, 2 * HALF_TURN)) < TOLERANCE;
  }

  /** From the grid's coordinates to true longitude and latitude. */
  void toGeographic(final double[] places, final int count) {
    turn(places, count, gridLongitude, longitude);
  }

  /** From true longitude and latitude to the grid's coordinates. */
  void fromGeographic(final double[] places, final int count) {
    // Each pole sees the other one alike, but for where longitudes begin.
    turn(places, count, longitude, gridLongitude);
  }

  /** One and the same half turn of the globe leads both ways. */
  private void turn(final double[] places, final int count, final double from, final double to) {
    final double sinPole = Math.sin(Math.toRadians(latitude));
    final double cosPole = Math.cos(Math.toRadians(latitude));
    for (int i = 0; i < 2 * count; i += 2) {
      final double lambda = Math.toRadians(places[i] - from);
      final double phi = Math.toRadians(places[i + 1]);
      final double z = Math.sin(phi);
      final double x = Math.cos(phi) * Math.cos(lambda);
      final double y = Math.cos(phi) * Math.sin(lambda);
      final double across = cosPole * z - sinPole * x;
      final double up = sinPole * z + cosPole * x;
      places[i] = Math.IEEEremainder(Math.toDegrees(Math.atan2(-y, across)) + to, 2 * HALF_TURN);
      // Near the poles the sine has no digits left.
      places[i + 1] = Math.toDegrees(Math.atan2(up, Math.hypot(across, y)));
    }
  }
}
