package org.finegrid.internal.score;

import org.finegrid.grid.Window;
import org.finegrid.score.ErrorStatistics;
import org.finegrid.score.Scores.Reaggregation;

/** Compares coarse cells with the means of their fine ones. */
public final class ReaggregationErrors {

  private ReaggregationErrors() {}

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
    final ErrorStatistics errors = FieldErrors.of(new FieldPair(coarse, means, coarseWeights));
    return new Reaggregation(errors.weight(), errors.squaredErrors(), errors.largestError());
  }
}
