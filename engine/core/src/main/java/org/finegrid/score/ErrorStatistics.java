package org.finegrid.score;

/**
 * The moments of a truth and a model over the cells where both have data, weighted by area, and the
 * scores that follow from them. Comparisons of parts add up to that of the whole.
 *
 * @param cells how many cells count
 * @param weight the sum of their weights
 * @param truthMean mean of the truth
 * @param modelMean mean of the model
 * @param truthSquares weighted sum of the truth's squared deviations from its mean
 * @param modelSquares likewise of the model
 * @param products weighted sum of the products of both deviations
 * @param absoluteErrors weighted sum of |model − truth|
 * @param squaredErrors weighted sum of (model − truth)²
 * @param largestError largest |model − truth|
 * @param truthMinimum smallest value of the truth
 * @param truthMaximum largest value of the truth
 */
public record ErrorStatistics(
    long cells,
    double weight,
    double truthMean,
    double modelMean,
    double truthSquares,
    double modelSquares,
    double products,
    double absoluteErrors,
    double squaredErrors,
    double largestError,
    double truthMinimum,
    double truthMaximum) {

  /** No cells at all. */
  public static final ErrorStatistics NONE =
      new ErrorStatistics(
          0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

  /** This and another part together (Chan, Golub and LeVeque, 1979). */
  public ErrorStatistics plus(final ErrorStatistics other) {
    if (other.weight == 0) {
      return this;
    }
    if (weight == 0) {
      return other;
    }
    final double sum = weight + other.weight;
    final double dt = other.truthMean - truthMean;
    final double dm = other.modelMean - modelMean;
    final double between = weight * other.weight / sum;
    return new ErrorStatistics(
        cells + other.cells,
        sum,
        truthMean + dt * other.weight / sum,
        modelMean + dm * other.weight / sum,
        truthSquares + other.truthSquares + dt * dt * between,
        modelSquares + other.modelSquares + dm * dm * between,
        products + other.products + dt * dm * between,
        absoluteErrors + other.absoluteErrors,
        squaredErrors + other.squaredErrors,
        Math.max(largestError, other.largestError),
        Math.min(truthMinimum, other.truthMinimum),
        Math.max(truthMaximum, other.truthMaximum));
  }

  /** Mean squared error; NaN, like all that follows, where no cell counts. */
  public double meanSquaredError() {
    return squaredErrors / weight;
  }

  /** Root of the mean squared error. */
  public double rootMeanSquaredError() {
    return Math.sqrt(meanSquaredError());
  }

  /** Mean absolute error. */
  public double meanAbsoluteError() {
    return absoluteErrors / weight;
  }

  /** Mean of model − truth. */
  public double bias() {
    return weight == 0 ? Double.NaN : modelMean - truthMean;
  }

  /** Standard deviation of the truth. */
  public double truthDeviation() {
    return Math.sqrt(truthSquares / weight);
  }

  /** Standard deviation of the model. */
  public double modelDeviation() {
    return Math.sqrt(modelSquares / weight);
  }

  /** Largest less smallest value of the truth. */
  public double truthRange() {
    return weight == 0 ? Double.NaN : truthMaximum - truthMinimum;
  }

  /** Pearson's correlation; NaN where either field is constant. */
  public double correlation() {
    return products / Math.sqrt(truthSquares) / Math.sqrt(modelSquares);
  }

  /**
   * Peak signal-to-noise ratio in decibels, 10·log₁₀(range² / MSE); infinite where there is no
   * error.
   *
   * @param range the data range
   */
  public double peakSignalToNoise(final double range) {
    return peakSignalToNoise(range, meanSquaredError());
  }

  /**
   * Peak signal-to-noise ratio in decibels of a mean squared error that is known.
   *
   * @param range the data range
   */
  public static double peakSignalToNoise(final double range, final double meanSquaredError) {
    return 10 * Math.log10(range * range / meanSquaredError);
  }

  /**
   * Nash and Sutcliffe (1970), River flow forecasting through conceptual models: 1 − squared errors
   * / squared deviations of the truth from its mean. NaN where the truth is constant.
   */
  public double nashSutcliffe() {
    return truthSquares == 0 ? Double.NaN : 1 - squaredErrors / truthSquares;
  }

  /** Skill against a reference: 1 − MSE / MSE of the reference; NaN where that has no error. */
  public double skill(final ErrorStatistics reference) {
    return reference.squaredErrors == 0
        ? Double.NaN
        : 1 - meanSquaredError() / reference.meanSquaredError();
  }

  /** The efficiency of Kling and Gupta. */
  public KlingGupta klingGupta() {
    return KlingGupta.of(this);
  }

  /**
   * Gupta, Kling, Yilmaz and Martinez (2009), Decomposition of the mean squared error and NSE
   * performance criteria. Made for quantities with a true zero: β means little in degrees Celsius.
   *
   * @param correlation r, Pearson's correlation
   * @param alpha α, standard deviation of the model / that of the truth
   * @param beta β, mean of the model / that of the truth; NaN where the latter is zero
   */
  public record KlingGupta(double correlation, double alpha, double beta) {

    private static KlingGupta of(final ErrorStatistics errors) {
      return new KlingGupta(
          errors.correlation(),
          errors.truthSquares() == 0
              ? Double.NaN
              : errors.modelDeviation() / errors.truthDeviation(),
          errors.truthMean() == 0 || errors.weight() == 0
              ? Double.NaN
              : errors.modelMean() / errors.truthMean());
    }

    /** 1 − the distance of (r, α, β) from (1, 1, 1). */
    public double efficiency() {
      final double r = correlation - 1;
      final double a = alpha - 1;
      final double b = beta - 1;
      return 1 - Math.sqrt(r * r + a * a + b * b);
    }
  }
}
