package org.finegrid.internal.climate.covariate;

/** The slopes of one cell: a small system of normal equations. Not thread-safe. */
final class SlopeEstimator {
  private final int count;
  private final double ridge;
  private final double shrinkage;
  private final double[] deviation;
  private final double[] correlation;
  private final double[] matrix;
  private final double[] inverse;
  private final double[] solution;
  private final double[] slopes;

  SlopeEstimator(final int count, final double ridge, final double shrinkage) {
    this.count = count;
    this.ridge = ridge;
    this.shrinkage = shrinkage;
    this.deviation = new double[count];
    this.correlation = new double[count];
    this.matrix = new double[count * count];
    this.inverse = new double[count * count];
    this.solution = new double[count];
    this.slopes = new double[count];
  }

  /**
   * The slope of the only covariate, which {@link #solve} would find as well, with less work.
   *
   * @param variation of the covariate
   * @param withBand how it goes with the band
   * @param variance of the band
   * @param freedom how many more cells than covariates there are to learn from, above 0
   */
  double alone(
      final double variation, final double withBand, final double variance, final double freedom) {
    final double kept = 1 / (1 + ridge);
    final double explainable = withBand * withBand / variation;
    final double explained = kept * (2 - kept) * explainable;
    final double chance = Math.max(variance - explained, 0) / freedom * kept;
    final double square = kept * kept * explainable;
    return square > shrinkage * chance
        ? (1 - shrinkage * chance / square) * kept * withBand / variation
        : 0;
  }

  /** Leaves a covariate out at this cell. */
  void leaveOut(final int covariate) {
    deviation[covariate] = 0;
    correlation[covariate] = 0;
    for (int j = 0; j < covariate; j++) {
      take(covariate, j, 0);
    }
  }

  /** Takes a covariate's variation, and how it goes with the band. */
  void take(final int covariate, final double variation, final double withBand) {
    deviation[covariate] = Math.sqrt(variation);
    correlation[covariate] = withBand / deviation[covariate];
  }

  /** Takes how two covariates go together, the later one first. */
  void take(final int later, final int earlier, final double product) {
    final double scale = deviation[later] * deviation[earlier];
    final double value = scale > 0 ? product / scale : 0;
    matrix[later * count + earlier] = value;
    matrix[earlier * count + later] = value;
  }

  /**
   * Computes the slopes.
   *
   * @param variance of the band
   * @param freedom how many more cells than covariates there are to learn from, above 0
   */
  void solve(final double variance, final double freedom) {
    invert();
    double explained = 0;
    for (int i = 0; i < count; i++) {
      solution[i] = 0;
      for (int j = 0; j < count; j++) {
        solution[i] += inverse[i * count + j] * correlation[j];
      }
    }
    for (int i = 0; i < count; i++) {
      // The correlation of a covariate with itself is 1.
      double together = solution[i];
      for (int j = 0; j < count; j++) {
        together += i == j ? 0 : matrix[i * count + j] * solution[j];
      }
      explained += solution[i] * (2 * correlation[i] - together);
    }
    final double noise = Math.max(variance - explained, 0) / freedom;
    for (int i = 0; i < count; i++) {
      slopes[i] = 0;
      // Without noise, any slope is certain.
      final double chance = noise * inverse[i * count + i];
      final double square = solution[i] * solution[i];
      if (square > shrinkage * chance) {
        slopes[i] = (1 - shrinkage * chance / square) * solution[i] / deviation[i];
      }
    }
  }

  double slope(final int covariate) {
    return slopes[covariate];
  }

  /** Inverts the matrix of correlations with the ridge: positive definite, so without pivots. */
  private void invert() {
    final double[] a = inverse;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        a[i * count + j] = i == j ? 1 + ridge : matrix[i * count + j];
      }
    }
    for (int k = 0; k < count; k++) {
      final double pivot = 1 / a[k * count + k];
      a[k * count + k] = 1;
      for (int j = 0; j < count; j++) {
        a[k * count + j] *= pivot;
      }
      for (int i = 0; i < count; i++) {
        if (i != k) {
          final double times = a[i * count + k];
          a[i * count + k] = 0;
          for (int j = 0; j < count; j++) {
            a[i * count + j] -= times * a[k * count + j];
          }
        }
      }
    }
  }
}
