package org.finegrid.internal.climate.covariate;

import java.util.Arrays;

/**
 * The slopes of a band against covariates, from the finest scales of the coarse cells around each
 * cell: ridge regression under a Gaussian, reduced as far as chance would explain a slope (the
 * positive-part estimator of James and Stein), and as far as it does not hold at twice the scale.
 * Not thread-safe.
 */
final class LocalRegression {
  /** The standard deviation of the Gaussian, and its radius, in cells. */
  static final double SIGMA = 4;

  static final int RADIUS = 8;

  private static final double RIDGE = 0.05;

  /** So many times its variance by chance must a squared slope have, to count at all. */
  private static final double SHRINKAGE = 8;

  /** With fewer independent cells beyond those for the slopes, chance cannot be told. */
  private static final double FEWEST = 2;

  /** Covariates with less variation than this share of their size are rounding, squared. */
  private static final double FLAT = 1e-14;

  /** Independent cells under the Gaussian, where all have data. */
  private static final double CELLS = 2 * Math.PI * SIGMA * SIGMA;

  /** Where slopes are known before the check of scales. */
  static final int MARGIN = HighPass.MARGIN_1 + RADIUS;

  private final WindowCovariates covariates;
  private final WindowGaps gaps;
  private final SymmetricFilter gaussian;
  private final SlopeEstimator estimator;
  private final HighPass highPass = new HighPass();
  private double[] second = new double[0];
  private double[] scratch = new double[0];
  private double[] variance = new double[0];
  private double[] numerator = new double[0];
  private double[] denominator = new double[0];
  private double[] numerator2 = new double[0];
  private double[] denominator2 = new double[0];
  private double[][] covariances = new double[0][];

  /** The finest scales of the band, 0 in gaps. */
  double[] first = new double[0];

  /** The slopes. */
  double[][] slopes = new double[0][];

  LocalRegression(
      final WindowCovariates covariates, final WindowGaps gaps, final SymmetricFilter gaussian) {
    this.covariates = covariates;
    this.gaps = gaps;
    this.gaussian = gaussian;
    this.estimator = new SlopeEstimator(covariates.count(), RIDGE, SHRINKAGE);
  }

  /** Learns the slopes of a band, in which 0 stands for NoData. */
  void fit(final double[] band) {
    final Frame frame = covariates.frame;
    allocate(frame);
    highPass(band, frame);
    frame.multiply(first, first, scratch, HighPass.MARGIN_1);
    gauss(scratch, variance, HighPass.MARGIN_1);
    for (int i = 0; i < covariates.count(); i++) {
      frame.multiply(first, gaps.first(i), scratch, HighPass.MARGIN_1);
      gauss(scratch, covariances[i], HighPass.MARGIN_1);
    }
    for (int y = MARGIN; y < frame.height() - MARGIN; y++) {
      final int row = y * frame.width();
      for (int cell = row + MARGIN; cell < row + frame.width() - MARGIN; cell++) {
        if (covariates.count() == 1) {
          estimateAlone(cell);
        } else {
          estimate(cell);
        }
      }
    }
    if (anyCautious()) {
      checkScales();
    }
  }

  /** The scales of the band; the larger ones where the check of scales needs them. */
  private void highPass(final double[] band, final Frame frame) {
    if (gaps.complete) {
      highPass.first(band, first, frame);
    } else {
      gaps.highPass.first(band, first);
    }
    if (anyCautious()) {
      if (gaps.complete) {
        highPass.second(second, frame);
      } else {
        gaps.highPass.second(second);
      }
    }
  }

  private void allocate(final Frame frame) {
    first = frame.plane(first);
    second = frame.plane(second);
    scratch = frame.plane(scratch);
    variance = frame.plane(variance);
    numerator = frame.plane(numerator);
    denominator = frame.plane(denominator);
    numerator2 = frame.plane(numerator2);
    denominator2 = frame.plane(denominator2);
    covariances = frame.planes(covariances, covariates.count());
    slopes = frame.planes(slopes, covariates.count());
  }

  private boolean anyCautious() {
    for (int i = 0; i < covariates.count(); i++) {
      if (covariates.cautious(i)) {
        return true;
      }
    }
    return false;
  }

  private void gauss(final double[] in, final double[] out, final int margin) {
    gaussian.apply(in, out, covariates.frame.width(), covariates.frame.height(), margin);
  }

  /** Whether a covariate is as good as constant around a cell. */
  boolean flat(final int covariate, final int cell) {
    final double variation = gaps.products[covariate * (covariates.count() + 1)][cell];
    return !covariates.isAbove(variation, FLAT, covariate, cell);
  }

  /** Whether a covariate is land share and the sea around a cell has no data. */
  boolean seaWithoutData(final int covariate, final int cell) {
    return covariates.rule(covariate).role() == CovariateRole.LAND && gaps.seaWithoutData[cell];
  }

  private void estimateAlone(final int cell) {
    final double freedom = CELLS * gaps.weight[cell] - 1;
    slopes[0][cell] =
        freedom < FEWEST || seaWithoutData(0, cell) || flat(0, cell)
            ? 0
            : estimator.alone(
                gaps.products[0][cell], covariances[0][cell], variance[cell], freedom);
  }

  private void estimate(final int cell) {
    final int count = covariates.count();
    int given = count;
    for (int i = 0; i < count; i++) {
      if (seaWithoutData(i, cell)) {
        // As if it had not been given.
        given--;
        estimator.leaveOut(i);
        continue;
      }
      if (flat(i, cell)) {
        estimator.leaveOut(i);
        continue;
      }
      estimator.take(i, gaps.products[i * (count + 1)][cell], covariances[i][cell]);
      for (int j = 0; j < i; j++) {
        estimator.take(i, j, gaps.products[j * count + i][cell]);
      }
    }
    final double freedom = CELLS * gaps.weight[cell] - given;
    if (freedom < FEWEST) {
      for (int i = 0; i < count; i++) {
        slopes[i][cell] = 0;
      }
      return;
    }
    estimator.solve(variance[cell], freedom);
    for (int i = 0; i < count; i++) {
      slopes[i][cell] = estimator.slope(i);
    }
  }

  /** Reduces slopes by the square of how much smaller they are at twice the scale. */
  private void checkScales() {
    final Frame frame = covariates.frame;
    compare(gaps::first, first, numerator, denominator, HighPass.MARGIN_1);
    compare(gaps::second, second, numerator2, denominator2, HighPass.MARGIN_2);
    final int margin = CovariateDetail.HALO - 1;
    for (int y = margin; y < frame.height() - margin; y++) {
      final int row = y * frame.width();
      for (int cell = row + margin; cell < row + frame.width() - margin; cell++) {
        final double over = numerator2[cell] * denominator[cell];
        if (over > 0) {
          final double ratio = numerator[cell] * denominator2[cell] / over;
          final double kept = Math.min(Math.max(ratio, 0), 1);
          reduce(cell, kept * kept);
        }
      }
    }
  }

  private interface Scales {
    double[] of(int covariate);
  }

  /** How the band goes with what covariates explain of it, at one scale. */
  private void compare(
      final Scales scales,
      final double[] band,
      final double[] withBand,
      final double[] withItself,
      final int margin) {
    final Frame frame = covariates.frame;
    final double[] explained = withItself;
    Arrays.fill(explained, 0);
    for (int i = 0; i < covariates.count(); i++) {
      if (covariates.cautious(i)) {
        frame.addProduct(slopes[i], scales.of(i), explained, Math.max(margin, MARGIN));
      }
    }
    frame.multiply(explained, band, scratch, MARGIN);
    gauss(scratch, withBand, MARGIN);
    frame.multiply(explained, explained, scratch, MARGIN);
    gauss(scratch, withItself, MARGIN);
  }

  private void reduce(final int cell, final double kept) {
    for (int i = 0; i < covariates.count(); i++) {
      if (covariates.cautious(i)) {
        slopes[i][cell] *= kept;
      }
    }
  }
}
