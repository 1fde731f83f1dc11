package org.finegrid.internal.score;

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

  /** The wet and dry cells of two fields. */
  public static WetCells of(final FieldPair pair, final double threshold) {
    double weight = 0;
    double truthDry = 0;
    double modelDry = 0;
    double squaredErrors = 0;
    for (int row = 0; row < pair.height(); row++) {
      for (int x = 0; x < pair.width(); x++) {
        final int cell = row * pair.width() + x;
        if (pair.counts(cell)) {
          final double w = pair.weights().of(row, x);
          final double truth = pair.truth()[cell];
          final double model = pair.model()[cell];
          final boolean wet = truth >= threshold;
          weight += w;
          truthDry += wet ? 0 : w;
          modelDry += model >= threshold ? 0 : w;
          squaredErrors += wet ? w * (model - truth) * (model - truth) : 0;
        }
      }
    }
    return new WetCells(threshold, weight, truthDry, modelDry, squaredErrors);
  }

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
