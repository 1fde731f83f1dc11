package org.finegrid.internal.io.crs;

/**
 * A unit of longitudes and latitudes.
 *
 * @param name its name in well-known text
 * @param degrees its size
 */
record AngularUnit(String name, double degrees) {
  private static final double PARIS = 2.33722917;
  static final AngularUnit DEGREE = new AngularUnit("degree", 1);

  /** The unit of that many radians. */
  static AngularUnit ofRadians(final String name, final double radians) {
    final double degrees = Math.toDegrees(radians);
    if (Math.abs(degrees - 1) < 1e-8) {
      return DEGREE;
    }
    // The text has some digits of π alone.
    return new AngularUnit(name, Math.abs(degrees - 0.9) < 1e-8 ? 0.9 : degrees);
  }

  /**
   * Degrees of a prime meridian in this unit. That of Paris is in degrees in many texts in grads.
   */
  double meridianToDegrees(final double value) {
    return Math.abs(value - PARIS) < 1e-6 ? value : value * degrees;
  }

  /** The way back. */
  double meridian(final double inDegrees) {
    return Math.abs(inDegrees - PARIS) < 1e-6 ? inDegrees : inDegrees / degrees;
  }

  double toDegrees(final double value) {
    return value * degrees;
  }

  boolean isDegree() {
    return degrees == 1;
  }
}
