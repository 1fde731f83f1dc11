package org.finegrid.score;

import java.util.List;
import java.util.Optional;

/**
 * All scores of one model, for one band or for several together.
 *
 * @param errors the moments and what follows from them
 * @param range the data range of PSNR and SSIM: that of the truth
 * @param similarity SSIM; of several bands their mean, each with its own range
 * @param truthTails quantiles of the truth; of several bands their means
 * @param modelTails quantiles of the model, likewise
 * @param wet wet and dry cells, where the quantity is like rain
 * @param reaggregation differences from the coarse cells
 * @param highWavenumberVarianceRatio variance of the model / that of the truth, of the waves
 *     shorter than two coarse cells, which coarse cells cannot hold; of several bands their mean;
 *     NaN without a spectrum
 */
public record Scores(
    ErrorStatistics errors,
    double range,
    double similarity,
    Tails truthTails,
    Tails modelTails,
    Optional<WetCells> wet,
    Reaggregation reaggregation,
    double highWavenumberVarianceRatio) {

  /**
   * Wet and dry cells of a rain-like quantity. A cell is wet where its value is at or above the
   * threshold.
   *
   * @param threshold the smallest wet value, in the unit of the field
   * @param weight area of the cells that count
   * @param truthDry area of those that are dry in the truth
   * @param modelDry area of those that are dry in the model
   * @param squaredErrors weighted sum of (model − truth)² over the cells that are wet in the truth
   */
  public record WetCells(
      double threshold, double weight, double truthDry, double modelDry, double squaredErrors) {

    /** These and those of another field of the same threshold together. */
    public WetCells plus(final WetCells other) {
      return new WetCells(
          threshold,
          weight + other.weight,
          truthDry + other.truthDry,
          modelDry + other.modelDry,
          squaredErrors + other.squaredErrors);
    }

    /** The share of the area that is dry in the truth. */
    public double truthDryCellFrequency() {
      return truthDry / weight;
    }

    /** The share of the area that is dry in the model. */
    public double modelDryCellFrequency() {
      return modelDry / weight;
    }

    /** Root mean squared error of the cells that are wet in the truth; NaN where none is. */
    public double wetRootMeanSquaredError() {
      return Math.sqrt(squaredErrors / (weight - truthDry));
    }
  }

  /**
   * How well a model keeps what it was given: the differences between the coarse cells and the
   * means of their fine ones.
   *
   * @param weight area of the coarse cells with data
   * @param squaredErrors weighted sum of the squared differences
   * @param largestError the largest difference
   */
  public record Reaggregation(double weight, double squaredErrors, double largestError) {

    /** These and those of another band together. */
    public Reaggregation plus(final Reaggregation other) {
      return new Reaggregation(
          weight + other.weight,
          squaredErrors + other.squaredErrors,
          Math.max(largestError, other.largestError));
    }

    /** Root mean squared difference. */
    public double rootMeanSquaredError() {
      return Math.sqrt(squaredErrors / weight);
    }
  }

  /**
   * The tails of a distribution.
   *
   * @param low the 2nd percentile
   * @param high the 98th percentile
   */
  public record Tails(double low, double high) {}

  /** Peak signal-to-noise ratio in decibels. */
  public double peakSignalToNoise() {
    return errors.peakSignalToNoise(range);
  }

  /** P02 of the model less that of the truth. */
  public double lowDifference() {
    return modelTails.low() - truthTails.low();
  }

  /** P98 of the model less that of the truth. */
  public double highDifference() {
    return modelTails.high() - truthTails.high();
  }

  /**
   * The scores of several bands of one unit together: moments, wet cells and differences over all
   * their cells, the rest as means over the bands that have it.
   */
  public static Scores together(final List<Scores> bands) {
    final ErrorStatistics errors =
        bands.stream().map(Scores::errors).reduce(ErrorStatistics.NONE, ErrorStatistics::plus);
    final List<WetCells> wet = bands.stream().flatMap(each -> each.wet().stream()).toList();
    final boolean alike = wet.stream().map(WetCells::threshold).distinct().count() == 1;
    return new Scores(
        errors,
        errors.truthRange(),
        mean(bands.stream().mapToDouble(Scores::similarity).toArray()),
        tails(bands.stream().map(Scores::truthTails).toList()),
        tails(bands.stream().map(Scores::modelTails).toList()),
        alike && wet.size() == bands.size()
            ? wet.stream().reduce(WetCells::plus)
            : Optional.empty(),
        bands.stream()
            .map(Scores::reaggregation)
            .reduce(new Reaggregation(0, 0, 0), Reaggregation::plus),
        mean(bands.stream().mapToDouble(Scores::highWavenumberVarianceRatio).toArray()));
  }

  private static Tails tails(final List<Tails> bands) {
    return new Tails(
        mean(bands.stream().mapToDouble(Tails::low).toArray()),
        mean(bands.stream().mapToDouble(Tails::high).toArray()));
  }

  private static double mean(final double[] values) {
    double sum = 0;
    int count = 0;
    for (final double value : values) {
      if (!Double.isNaN(value)) {
        sum += value;
        count++;
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }
}
