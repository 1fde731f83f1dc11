package org.finegrid.internal.score;

import org.finegrid.score.ErrorStatistics;

/** Takes the moments of a truth and a model. */
public final class FieldErrors {

  private FieldErrors() {}

  /** The errors of a model against its truth. */
  public static ErrorStatistics of(final FieldPair pair) {
    ErrorStatistics whole = ErrorStatistics.NONE;
    for (int row = 0; row < pair.height(); row++) {
      whole = whole.plus(ofRow(pair, row));
    }
    return whole;
  }

  private static ErrorStatistics ofRow(final FieldPair pair, final int row) {
    final int first = row * pair.width();
    long cells = 0;
    double weight = 0;
    double truthSum = 0;
    double modelSum = 0;
    double minimum = Double.POSITIVE_INFINITY;
    double maximum = Double.NEGATIVE_INFINITY;
    for (int x = 0; x < pair.width(); x++) {
      if (pair.counts(first + x)) {
        final double w = pair.weights().of(row, x);
        final double truth = pair.truth()[first + x];
        cells++;
        weight += w;
        truthSum += w * truth;
        modelSum += w * pair.model()[first + x];
        minimum = Math.min(minimum, truth);
        maximum = Math.max(maximum, truth);
      }
    }
    if (weight == 0) {
      return ErrorStatistics.NONE;
    }
    return new Deviations(pair, row, truthSum / weight, modelSum / weight)
        .errors(cells, weight, minimum, maximum);
  }

  /** The second pass over a row, when its means are known. */
  private static final class Deviations {
    private final double truthMean;
    private final double modelMean;
    private double truthSquares;
    private double modelSquares;
    private double products;
    private double absolute;
    private double squared;
    private double largest;

    Deviations(
        final FieldPair pair, final int row, final double truthMean, final double modelMean) {
      this.truthMean = truthMean;
      this.modelMean = modelMean;
      final int first = row * pair.width();
      for (int x = 0; x < pair.width(); x++) {
        if (pair.counts(first + x)) {
          add(pair.truth()[first + x], pair.model()[first + x], pair.weights().of(row, x));
        }
      }
    }

    private void add(final double truth, final double model, final double w) {
      final double dt = truth - truthMean;
      final double dm = model - modelMean;
      final double error = Math.abs(model - truth);
      truthSquares += w * dt * dt;
      modelSquares += w * dm * dm;
      products += w * dt * dm;
      absolute += w * error;
      squared += w * error * error;
      largest = Math.max(largest, error);
    }

    ErrorStatistics errors(
        final long cells, final double weight, final double minimum, final double maximum) {
      return new ErrorStatistics(
          cells,
          weight,
          truthMean,
          modelMean,
          truthSquares,
          modelSquares,
          products,
          absolute,
          squared,
          largest,
          minimum,
          maximum);
    }
  }
}
