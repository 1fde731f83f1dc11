package org.finegrid.internal.score;

import org.finegrid.score.Scores.WetCells;

/** Counts wet and dry cells. */
public final class WetCellCount {

  private WetCellCount() {}

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
}
