package org.finegrid.downscale;

import org.finegrid.internal.climate.RunningStatistics;
import org.finegrid.model.ModelCard;

/**
 * How a band's values are brought into a model's range and back: {@code (x - offset) / scale}.
 *
 * @param offset what is subtracted
 * @param scale what is then divided by, above zero
 */
record BandScale(double offset, double scale) {
  /** Values as they are. */
  static final BandScale NONE = new BandScale(0, 1);

  /** The scale that a model's card requires, from the statistics of the whole band. */
  static BandScale of(final ModelCard.Normalisation normalisation, final RunningStatistics tally) {
    if (normalisation == ModelCard.Normalisation.NONE || tally.coarseCells() == 0) {
      return NONE;
    }
    final boolean minmax = normalisation == ModelCard.Normalisation.MINMAX;
    final double offset = minmax ? tally.coarseMinimum() : tally.mean();
    final double scale =
        minmax ? tally.coarseMaximum() - tally.coarseMinimum() : tally.standardDeviation();
    return new BandScale(offset, scale > 0 ? scale : 1);
  }

  boolean identity() {
    return offset == 0 && scale == 1;
  }

  float forward(final double value) {
    return (float) ((value - offset) / scale);
  }

  /** In single precision: what that loses is far below a model's own rounding. */
  void back(final float[] values, final int count) {
    final float factor = (float) scale;
    final float shift = (float) offset;
    for (int i = 0; i < count; i++) {
      values[i] = values[i] * factor + shift;
    }
  }
}
