package org.finegrid.training.network;

import org.finegrid.score.ErrorStatistics;

/**
 * How well weights do on the validation patches.
 *
 * @param squares mean squared error, in units of the data's range, of each part of the patches;
 *     always of the same parts
 */
record ValidationResult(double[] squares) {
  /** Differences below single precision do not count. */
  private static final double EXACT = 1e-14;

  /** Standard errors up to which a difference may be chance. */
  private static final double CHANCE = 2;

  /** Decibels for a peak of one. */
  double psnr() {
    double sum = 0;
    for (final double each : squares) {
      sum += each;
    }
    return ErrorStatistics.peakSignalToNoise(1, Math.max(EXACT, sum / squares.length));
  }

  /**
   * Whether these weights are as good as others as far as the patches can tell: the mean of the
   * differences, part by part, is no more than two standard errors above zero.
   */
  boolean asGoodAs(final ValidationResult other) {
    final int n = squares.length;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += squares[i] - other.squares[i];
    }
    final double mean = sum / n;
    double scatter = 0;
    for (int i = 0; i < n; i++) {
      final double off = squares[i] - other.squares[i] - mean;
      scatter += off * off;
    }
    return mean <= CHANCE * Math.sqrt(scatter / (n - 1) / n);
  }
}
