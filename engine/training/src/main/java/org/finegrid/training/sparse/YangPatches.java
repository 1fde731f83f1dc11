package org.finegrid.training.sparse;

import java.util.ArrayList;
import java.util.List;
import org.finegrid.training.TrainingListener;
import org.finegrid.training.data.FloatPlane;
import org.finegrid.training.data.Resize;
import org.finegrid.training.data.TrainingData;

/**
 * What Yang's dictionaries learn from: patches of the fine field less their mean beside the
 * features of the same patches of the upsampled field, both of unit norm.
 */
final class YangPatches {
  /** Patches of images with a smaller variance are left out: 10 where white is 255. */
  private static final double FLAT_IMAGE = 10.0 / (255 * 255);

  /** The same for rasters, which have no white: of the mean variance of a field's patches. */
  private static final double FLAT_RASTER = 0.01;

  private static final int EDGE = Derivatives.PATCH;
  private static final int HIGH = EDGE * EDGE;

  /** How much of the features' energy is kept: those of an upsampled field depend on each other. */
  private static final double KEPT = 0.999;

  private YangPatches() {}

  /**
   * What was drawn.
   *
   * @param axes the principal axes of the features, uncentred
   * @param pairs fine patches followed by their features along the axes
   */
  record Drawn(Axes axes, SampleVectors pairs) {}

  /** Draws so many pairs, or as many as there are. */
  static Drawn draw(
      final TrainingData data, final int limit, final long seed, final TrainingListener listener) {
    final List<FloatPlane> upsampled =
        data.training().stream()
            .map(field -> Resize.enlarge(field.coarse(), data.factor()))
            .toList();
    final Reservoir reservoir = new Reservoir(limit, seed);
    reservoir.showAll(
        data.training(),
        (field, number, each) -> show(field.fine(), data.images(), number, each),
        listener);
    final List<float[]> highs = new ArrayList<>();
    final List<float[]> lows = new ArrayList<>();
    for (final PatchPosition place : reservoir.places()) {
      final FloatPlane fine = data.training().get(place.field()).fine();
      final float[] high = Patch.around(fine, place.column(), place.row(), EDGE);
      Patch.centre(high);
      final float[] low =
          Derivatives.around(upsampled.get(place.field()), place.column(), place.row());
      if (unit(high) && unit(low)) {
        highs.add(high);
        lows.add(low);
      }
    }
    if (lows.isEmpty()) {
      return new Drawn(
          new Axes(1, new float[0], new double[0]), new SampleVectors(1, new float[0]));
    }
    final Axes axes = axes(lows);
    return new Drawn(axes, pairs(highs, lows, axes));
  }

  private static Axes axes(final List<float[]> lows) {
    final double[][] scatter = new double[Derivatives.LENGTH][Derivatives.LENGTH];
    for (final float[] low : lows) {
      for (int i = 0; i < low.length; i++) {
        for (int k = 0; k < low.length; k++) {
          scatter[i][k] += (double) low[i] * low[k];
        }
      }
    }
    return Axes.of(scatter, lows.size(), KEPT);
  }

  private static void show(
      final FloatPlane fine, final boolean image, final int field, final Reservoir reservoir) {
    final int radius = Derivatives.RADIUS;
    final double[] variances = new double[fine.width() * fine.height()];
    double sum = 0;
    int count = 0;
    for (int row = radius; row < fine.height() - radius; row++) {
      for (int column = radius; column < fine.width() - radius; column++) {
        final double variance = Patch.variance(fine, column, row, EDGE);
        variances[row * fine.width() + column] = variance;
        if (!Double.isNaN(variance)) {
          sum += variance;
          count++;
        }
      }
    }
    final double flat = image ? FLAT_IMAGE : FLAT_RASTER * sum / count;
    for (int cell = 0; cell < variances.length; cell++) {
      // Neither NaN nor a flat patch passes, nor the edge, which stayed zero.
      if (variances[cell] > flat) {
        reservoir.show(field, cell % fine.width(), cell / fine.width());
      }
    }
  }

  /** Brings a vector to unit norm; answers whether it has one. */
  private static boolean unit(final float[] values) {
    final float norm = Dictionary.norm(values, 0, values.length);
    for (int i = 0; i < values.length; i++) {
      values[i] /= norm;
    }
    // Not where a cell has no data.
    return norm > 0;
  }

  /** Each half counts by its length, as in the paper's objective; the whole has unit norm. */
  private static SampleVectors pairs(
      final List<float[]> highs, final List<float[]> lows, final Axes axes) {
    final int length = HIGH + axes.count();
    final float[] values = new float[highs.size() * length];
    final float highScale = (float) Math.sqrt((double) HIGH / (HIGH + axes.length()));
    final float lowScale = (float) Math.sqrt((double) axes.length() / (HIGH + axes.length()));
    for (int sample = 0; sample < highs.size(); sample++) {
      final float[] high = highs.get(sample);
      final float[] low = axes.along(lows.get(sample));
      for (int i = 0; i < HIGH; i++) {
        values[sample * length + i] = high[i] * highScale;
      }
      for (int i = 0; i < low.length; i++) {
        values[sample * length + HIGH + i] = low[i] * lowScale;
      }
    }
    return new SampleVectors(length, values);
  }
}
