package org.finegrid.internal.score;

import org.finegrid.grid.Window;

/**
 * How well a model keeps what it was given: the differences between the coarse cells and the means
 * of their fine ones.
 *
 * @param weight area of the coarse cells with data
 * @param squaredErrors weighted sum of the squared differences
 * @param largestError the largest difference
 */
public record Reaggregation(double weight, double squaredErrors, double largestError) {

  /**
   * The differences of one band.
   *
   * @param model the fine values row by row
   * @param coarse the coarse values row by row
   * @param factor fine cells per coarse cell and axis
   * @param fineWeights the areas of the fine cells
   * @param coarseWeights the areas of the coarse cells
   */
  public static Reaggregation of(
      final double[] model,
      final double[] coarse,
      final int factor,
      final CellWeights fineWeights,
      final CellWeights coarseWeights) {
    final Window all = new Window(0, 0, fineWeights.width(), fineWeights.height());
    final double[] means = BlockMeans.of(model, all, factor, fineWeights);
    final ErrorStatistics comparison =
        ErrorStatistics.of(new FieldPair(coarse, means, coarseWeights));
    return new Reaggregation(
        comparison.weight(), comparison.squaredErrors(), comparison.largestError());
  }

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
