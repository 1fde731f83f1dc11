package org.finegrid.training.dictionary;

import org.finegrid.training.data.Aggregation;
import org.finegrid.training.data.FloatPlane;
import org.finegrid.training.data.TrainingField;

/**
 * A field as the methods see it.
 *
 * @param coarse its coarse cells
 * @param detail what the fine field has beyond {@link DetailBase}
 */
record ScaledField(FloatPlane coarse, FloatPlane detail) {

  static ScaledField of(final TrainingField sample, final Aggregation aggregation) {
    final FloatPlane base = DetailBase.of(sample.coarse(), sample.factor(), aggregation);
    return new ScaledField(sample.coarse(), sample.fine().minus(base));
  }

  int factor() {
    return detail.width() / coarse.width();
  }

  /** Whether all of a window's fine cells lie inside and have data. */
  boolean known(final int column, final int row) {
    if (column < 1 || row < 1 || column > coarse.width() - 2 || row > coarse.height() - 2) {
      return false;
    }
    final int edge = Gradients.WINDOW * factor();
    for (int r = 0; r < edge; r++) {
      for (int c = 0; c < edge; c++) {
        if (Float.isNaN(detail.at((column - 1) * factor() + c, (row - 1) * factor() + r))) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * The detail of a window, coarse cell by coarse cell, each child by child.
   *
   * @param target receives {@code 9·factor²} values
   */
  void detail(final int column, final int row, final float[] target) {
    final int factor = factor();
    int at = 0;
    for (int cell = 0; cell < Gradients.WINDOW * Gradients.WINDOW; cell++) {
      final int left = (column - 1 + cell % Gradients.WINDOW) * factor;
      final int top = (row - 1 + cell / Gradients.WINDOW) * factor;
      for (int r = 0; r < factor; r++) {
        System.arraycopy(detail.values(), (top + r) * detail.width() + left, target, at, factor);
        at += factor;
      }
    }
  }
}
