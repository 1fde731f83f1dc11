package org.finegrid.internal.score;

/**
 * Gupta, Kling, Yilmaz and Martinez (2009), Decomposition of the mean squared error and NSE
 * performance criteria. Made for quantities with a true zero: β means little in degrees Celsius.
 *
 * @param correlation r, Pearson's correlation
 * @param alpha α, standard deviation of the model / that of the truth
 * @param beta β, mean of the model / that of the truth; NaN where the latter is zero
 */
public record KlingGupta(double correlation, double alpha, double beta) {

  static KlingGupta of(final ErrorStatistics comparison) {
    return new KlingGupta(
        comparison.correlation(),
        comparison.truthSquares() == 0
            ? Double.NaN
            : comparison.modelDeviation() / comparison.truthDeviation(),
        comparison.truthMean() == 0 || comparison.weight() == 0
            ? Double.NaN
            : comparison.modelMean() / comparison.truthMean());
  }

  /** 1 − the distance of (r, α, β) from (1, 1, 1). */
  public double efficiency() {
    final double r = correlation - 1;
    final double a = alpha - 1;
    final double b = beta - 1;
    return 1 - Math.sqrt(r * r + a * a + b * b);
  }
}
