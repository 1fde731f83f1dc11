package org.finegrid.samples;

/**
 * Longitude and latitude from UTM coordinates on WGS 84: the inverse of the transverse Mercator
 * projection by Krüger's series to the fourth order in the flattening (Karney, Journal of Geodesy
 * 85, 2011), good to a millimetre.
 *
 * @param centralMeridian degrees east
 */
record TransverseMercator(double centralMeridian) {
  private static final double FLATTENING = 1 / 298.257223563;
  private static final double N = FLATTENING / (2 - FLATTENING);
  private static final double RADIUS = 6378137 / (1 + N) * (1 + N * N / 4 + N * N * N * N / 64);
  private static final double SCALE = 0.9996;
  private static final double FALSE_EASTING = 500000;
  private static final double[] BETA = {
    N / 2 - 2.0 / 3 * N * N + 37.0 / 96 * N * N * N - 1.0 / 360 * N * N * N * N,
    1.0 / 48 * N * N + 1.0 / 15 * N * N * N - 437.0 / 1440 * N * N * N * N,
    17.0 / 480 * N * N * N - 37.0 / 840 * N * N * N * N,
    4397.0 / 161280 * N * N * N * N
  };

  /** A place in degrees. */
  record Place(double longitude, double latitude) {}

  /** The place of a northern UTM coordinate in metres. */
  Place place(final double easting, final double northing) {
    final double xi = northing / (SCALE * RADIUS);
    final double eta = (easting - FALSE_EASTING) / (SCALE * RADIUS);
    double xiPrime = xi;
    double etaPrime = eta;
    for (int j = 1; j <= BETA.length; j++) {
      xiPrime -= BETA[j - 1] * StrictMath.sin(2 * j * xi) * StrictMath.cosh(2 * j * eta);
      etaPrime -= BETA[j - 1] * StrictMath.cos(2 * j * xi) * StrictMath.sinh(2 * j * eta);
    }
    final double conformal = StrictMath.sin(xiPrime) / StrictMath.cosh(etaPrime);
    final double longitude = StrictMath.atan2(StrictMath.sinh(etaPrime), StrictMath.cos(xiPrime));
    return new Place(
        centralMeridian + StrictMath.toDegrees(longitude),
        StrictMath.toDegrees(geographic(conformal)));
  }

  /** Latitude from the sine of the conformal latitude, by fixed-point iteration. */
  private static double geographic(final double sineConformal) {
    final double eccentricity = StrictMath.sqrt(FLATTENING * (2 - FLATTENING));
    final double isometric = atanh(sineConformal);
    double sine = sineConformal;
    for (int i = 0; i < 12; i++) {
      sine = StrictMath.tanh(isometric + eccentricity * atanh(eccentricity * sine));
    }
    return StrictMath.asin(sine);
  }

  private static double atanh(final double value) {
    return 0.5 * StrictMath.log((1 + value) / (1 - value));
  }
}
