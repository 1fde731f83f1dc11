package org.finegrid.training.dictionary;

import java.util.List;
import org.finegrid.grid.RasterException;
import org.finegrid.training.data.Aggregation;
import org.finegrid.training.data.FloatPlane;
import org.finegrid.training.data.Resize;
import org.finegrid.training.data.TrainingData;
import org.finegrid.training.data.TrainingField;

/**
 * The fields to learn from, each at several sizes, computed again on each request: shrinking costs
 * less than keeping all of them.
 */
final class ScaledFields {
  private static final double SHRINKING = 0.98;

  private final List<TrainingField> samples;
  private final int scales;
  private final int factor;
  private final Aggregation aggregation;

  private ScaledFields(
      final List<TrainingField> samples,
      final int scales,
      final int factor,
      final Aggregation aggregation) {
    this.samples = samples;
    this.scales = scales;
    this.factor = factor;
    this.aggregation = aggregation;
  }

  /**
   * All fields at their own size. Rasters are brought into their range, so that none outweighs the
   * others by its unit; what is learned does not depend on units.
   *
   * @throws RasterException where there is none large enough
   */
  static ScaledFields of(final TrainingData data) {
    final List<TrainingField> samples =
        data.training().stream()
            .filter(
                sample ->
                    sample.coarse().width() >= Gradients.WINDOW
                        && sample.coarse().height() >= Gradients.WINDOW)
            .map(sample -> data.images() ? sample : sample.scaledToRange())
            .toList();
    if (samples.isEmpty()) {
      throw new RasterException(
          "training data: no field has "
              + Gradients.WINDOW
              + " coarse cells along each axis; use larger fields");
    }
    return new ScaledFields(samples, 1, data.factor(), data.aggregation());
  }

  /** The same fields at so many sizes, each 0.98 of the one before. */
  ScaledFields shrunk(final int times) {
    return new ScaledFields(samples, times, factor, aggregation);
  }

  int count() {
    return samples.size() * scales;
  }

  int factor() {
    return factor;
  }

  /** About as many windows as there are: one for each coarse cell. */
  long cells() {
    long cells = 0;
    for (final TrainingField sample : samples) {
      for (int scale = 0; scale < scales; scale++) {
        cells += (long) (sample.coarse().values().length * Math.pow(SHRINKING, 2.0 * scale));
      }
    }
    return cells;
  }

  ScaledField get(final int index) {
    final TrainingField sample = samples.get(index / scales);
    final int scale = index % scales;
    if (scale == 0) {
      return ScaledField.of(sample, aggregation);
    }
    final double share = Math.pow(SHRINKING, scale);
    final FloatPlane fine = sample.fine();
    final int min = Gradients.WINDOW * factor;
    final FloatPlane shrunk =
        Resize.to(
            fine,
            Math.max(min, (int) Math.ceil(fine.width() * share)),
            Math.max(min, (int) Math.ceil(fine.height() * share)));
    return ScaledField.of(
        TrainingField.of(sample.name(), shrunk, factor, aggregation), aggregation);
  }
}
