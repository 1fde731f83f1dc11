package org.finegrid.io.gdal;

/**
 * Latitudes of a Gaussian grid: those whose sines are the roots of the Legendre polynomial of
 * degree 2N, by Newton's method from the usual first guess.
 */
final class GaussianLatitudes {
  private static final int MOST_STEPS = 20;

  private GaussianLatitudes() {}

  /**
   * The latitude of a row, in degrees.
   *
   * @param parallels rows between a pole and the equator
   * @param row from 0, the northernmost
   */
  static double of(final int parallels, final int row) {
    final int degree = 2 * parallels;
    if (row >= parallels) {
      return -of(parallels, degree - 1 - row);
    }
    double sine = Math.cos(Math.PI * (row + 0.75) / (degree + 0.5));
    for (int i = 0; i < MOST_STEPS; i++) {
      final double step = step(degree, sine);
      sine -= step;
      if (Math.abs(step) < 1e-15) {
        break;
      }
    }
    return Math.toDegrees(Math.asin(sine));
  }

  /** The polynomial through its slope, by the recurrence of three of them. */
  private static double step(final int degree, final double x) {
    double before = 1;
    double value = x;
    for (int n = 2; n <= degree; n++) {
      final double next = ((2 * n - 1) * x * value - (n - 1) * before) / n;
      before = value;
      value = next;
    }
    return value * (x * x - 1) / (degree * (x * value - before));
  }
}
