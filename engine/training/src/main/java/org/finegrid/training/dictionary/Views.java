package org.finegrid.training.dictionary;

import java.util.List;
import org.finegrid.grid.RasterException;
import org.finegrid.training.data.Aggregation;
import org.finegrid.training.data.FloatPlane;
import org.finegrid.training.data.Resize;
import org.finegrid.training.data.Sample;
import org.finegrid.training.data.TrainingData;

/**
 * The fields to learn from, each at several sizes, made anew whenever asked for: shrinking costs
 * less than keeping all of them.
 */
final class Views {
  private static final double SHRINKING = 0.98;

  private final List<Sample> samples;
  private final int scales;
  private final int factor;
  private final Aggregation aggregation;

  private Views(
      final List<Sample> samples,
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
  static Views of(final TrainingData data) {
    final List<Sample> samples =
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
              + " coarse cells along each axis; give larger ones");
    }
    return new Views(samples, 1, data.factor(), data.aggregation());
  }

  /** The same fields at so many sizes, each 0.98 of the one before. */
  Views shrunk(final int times) {
    return new Views(samples, times, factor, aggregation);
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
    for (final Sample sample : samples) {
      for (int scale = 0; scale < scales; scale++) {
        cells += (long) (sample.coarse().values().length * Math.pow(SHRINKING, 2.0 * scale));
      }
    }
    return cells;
  }

  View get(final int index) {
    final Sample sample = samples.get(index / scales);
    final int scale = index % scales;
    if (scale == 0) {
      return View.of(sample, aggregation);
    }
    final double share = Math.pow(SHRINKING, scale);
    final FloatPlane fine = sample.fine();
    final int least = Gradients.WINDOW * factor;
    final FloatPlane shrunk =
        Resize.to(
            fine,
            Math.max(least, (int) Math.ceil(fine.width() * share)),
            Math.max(least, (int) Math.ceil(fine.height() * share)));
    return View.of(Sample.of(sample.name(), shrunk, factor, aggregation), aggregation);
  }
}
