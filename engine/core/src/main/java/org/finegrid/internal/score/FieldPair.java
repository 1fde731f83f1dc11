package org.finegrid.internal.score;

/**
 * A truth and what a model made of it, on one grid. A cell counts where both have data.
 *
 * @param truth values row by row, NaN for NoData; not copied
 * @param model likewise
 * @param weights the areas of the grid's cells
 */
public record FieldPair(double[] truth, double[] model, CellWeights weights) {

  /** Refuses fields that are not on the grid. */
  public FieldPair {
    final long cells = (long) weights.width() * weights.height();
    if (truth.length != cells || model.length != cells) {
      throw new IllegalArgumentException(
          truth.length + " and " + model.length + " values for " + cells + " cells");
    }
  }

  /** Number of columns. */
  public int width() {
    return weights.width();
  }

  /** Number of rows. */
  public int height() {
    return weights.height();
  }

  /** Whether a cell counts. */
  boolean counts(final int cell) {
    return !Double.isNaN(truth[cell]) && !Double.isNaN(model[cell]);
  }
}
