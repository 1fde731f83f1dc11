package org.finegrid.training;

import org.finegrid.training.data.FloatPlane;
import org.finegrid.training.data.TrainingField;

/** How far a made field is from its truth. */
final class FieldErrors {
  private FieldErrors() {}

  /**
   * The root mean square of what is made minus what is true, over the cells whose coarse cell has
   * data.
   *
   * @param shave fine cells along the edges that do not count
   */
  static double rmse(final TrainingField sample, final FloatPlane made, final int shave) {
    final FloatPlane truth = sample.fine();
    double sum = 0;
    long count = 0;
    for (int row = shave; row < truth.height() - shave; row++) {
      for (int column = shave; column < truth.width() - shave; column++) {
        if (known(sample, column, row)) {
          final double error = (double) made.at(column, row) - truth.at(column, row);
          sum += error * error;
          count++;
        }
      }
    }
    return Math.sqrt(sum / count);
  }

  /** The standard deviation of the true cells that count for {@link #rmse}. */
  static double deviation(final TrainingField sample) {
    final FloatPlane truth = sample.fine();
    double sum = 0;
    double squares = 0;
    long count = 0;
    // Relative to a value of the field's own, so that no large offset eats the digits.
    double shift = Double.NaN;
    for (int row = 0; row < truth.height(); row++) {
      for (int column = 0; column < truth.width(); column++) {
        if (known(sample, column, row)) {
          final double value = truth.at(column, row);
          shift = count == 0 ? value : shift;
          sum += value - shift;
          squares += (value - shift) * (value - shift);
          count++;
        }
      }
    }
    return Math.sqrt(Math.max(0, squares / count - sum / count * (sum / count)));
  }

  /**
   * The field with each coarse cell's children moved by one number, so that the cell is their mean.
   */
  static FloatPlane conserving(final TrainingField sample, final FloatPlane made) {
    final int f = sample.factor();
    final FloatPlane coarse = sample.coarse();
    final float[] values = made.values().clone();
    for (int cell = 0; cell < coarse.values().length; cell++) {
      final int first = cell / coarse.width() * f * made.width() + cell % coarse.width() * f;
      double sum = 0;
      for (int i = 0; i < f * f; i++) {
        sum += values[first + i / f * made.width() + i % f];
      }
      final float missing = (float) (coarse.values()[cell] - sum / (f * f));
      for (int i = 0; i < f * f; i++) {
        values[first + i / f * made.width() + i % f] += missing;
      }
    }
    return new FloatPlane(made.width(), made.height(), values);
  }

  private static boolean known(final TrainingField sample, final int column, final int row) {
    final int f = sample.factor();
    return !Float.isNaN(sample.coarse().at(column / f, row / f))
        && !Float.isNaN(sample.fine().at(column, row));
  }
}
