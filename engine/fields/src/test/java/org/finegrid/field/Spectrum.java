package org.finegrid.field;

/** The spectral slope of a plane, by its radially averaged periodogram. */
final class Spectrum {

  private Spectrum() {}

  /**
   * The exponent of k to which power density falls, fitted over wavenumbers in cycles per plane.
   * The plane is square, and its edges are faded out so that they make no power of their own.
   */
  static double slope(final FieldPlane plane, final int from, final int to) {
    final int n = plane.width();
    final double mean = plane.mean();
    final double[][] faded = new double[n][n];
    for (int row = 0; row < n; row++) {
      for (int column = 0; column < n; column++) {
        faded[row][column] = (plane.at(column, row) - mean) * hann(row, n) * hann(column, n);
      }
    }
    final double[] power = new double[to + 1];
    final int[] count = new int[to + 1];
    for (int ky = -to; ky <= to; ky++) {
      final double[][] rows = alongColumns(faded, ky);
      for (int kx = -to; kx <= to; kx++) {
        final int k = (int) Math.round(Math.hypot(kx, ky));
        if (k >= from && k <= to) {
          power[k] += density(rows, kx);
          count[k]++;
        }
      }
    }
    double sumX = 0;
    double sumY = 0;
    double sumXx = 0;
    double sumXy = 0;
    final int points = to - from + 1;
    for (int k = from; k <= to; k++) {
      final double x = Math.log(k);
      final double y = Math.log(power[k] / count[k]);
      sumX += x;
      sumY += y;
      sumXx += x * x;
      sumXy += x * y;
    }
    return -(points * sumXy - sumX * sumY) / (points * sumXx - sumX * sumX);
  }

  private static double hann(final int i, final int n) {
    return 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / n);
  }

  private static double[][] alongColumns(final double[][] values, final int ky) {
    final int n = values.length;
    final double[][] sums = new double[2][n];
    for (int row = 0; row < n; row++) {
      final double angle = 2 * Math.PI * ky * row / n;
      final double cosine = Math.cos(angle);
      final double sine = Math.sin(angle);
      for (int column = 0; column < n; column++) {
        sums[0][column] += values[row][column] * cosine;
        sums[1][column] -= values[row][column] * sine;
      }
    }
    return sums;
  }

  private static double density(final double[][] rows, final int kx) {
    final int n = rows[0].length;
    double real = 0;
    double imaginary = 0;
    for (int column = 0; column < n; column++) {
      final double angle = 2 * Math.PI * kx * column / n;
      real += rows[0][column] * Math.cos(angle) + rows[1][column] * Math.sin(angle);
      imaginary += rows[1][column] * Math.cos(angle) - rows[0][column] * Math.sin(angle);
    }
    return real * real + imaginary * imaginary;
  }
}
