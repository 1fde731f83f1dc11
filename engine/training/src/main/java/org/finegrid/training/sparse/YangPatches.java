package org.finegrid.training.sparse;

import java.util.ArrayList;
import java.util.List;
import org.finegrid.training.TrainingListener;
import org.finegrid.training.data.FloatPlane;
import org.finegrid.training.data.Resize;
import org.finegrid.training.data.Sample;
import org.finegrid.training.data.TrainingData;

/**
 * What Yang's dictionaries learn from: patches of the fine field less their mean beside the
 * features of the same patches of the upsampled field, both of unit norm.
 */
final class YangPatches {
  /** Patches of images flatter than this teach nothing: a variance of 10 where white is 255. */
  private static final double FLAT_IMAGE = 10.0 / (255 * 255);

  /** The same for rasters, which have no white: of the mean variance of a field's patches. */
  private static final double FLAT_RASTER = 0.01;

  private static final int EDGE = Derivatives.PATCH;
  private static final int HIGH = EDGE * EDGE;

  /** Numbers of the stacked pair. */
  static final int LENGTH = HIGH + Derivatives.LENGTH;

  private YangPatches() {}

  /** Draws so many pairs, or as many as there are. */
  static Samples draw(
      final TrainingData data, final int wanted, final long seed, final TrainingListener listener) {
    final Reservoir reservoir = new Reservoir(wanted, seed);
    final List<FloatPlane> upsampled = new ArrayList<>();
    final Watch watch = new Watch(listener, "patches", data.training().size());
    for (final Sample sample : data.training()) {
      watch.at(upsampled.size());
      final FloatPlane plane = Resize.enlarge(sample.coarse(), data.factor());
      show(sample.fine(), plane, data.images(), upsampled.size(), reservoir);
      upsampled.add(plane);
    }
    watch.at(upsampled.size());
    final List<Place> places = reservoir.places();
    final float[] values = new float[places.size() * LENGTH];
    for (int i = 0; i < places.size(); i++) {
      final Place place = places.get(i);
      final FloatPlane fine = data.training().get(place.field()).fine();
      put(fine, upsampled.get(place.field()), place, values, i * LENGTH);
    }
    return new Samples(LENGTH, values);
  }

  private static void show(
      final FloatPlane fine,
      final FloatPlane upsampled,
      final boolean image,
      final int field,
      final Reservoir reservoir) {
    final int reach = Derivatives.REACH;
    final double[] variances = new double[fine.width() * fine.height()];
    double sum = 0;
    int count = 0;
    for (int row = reach; row < fine.height() - reach; row++) {
      for (int column = reach; column < fine.width() - reach; column++) {
        final double variance = Patch.variance(fine, column, row, EDGE);
        variances[row * fine.width() + column] = variance;
        if (!Double.isNaN(variance)) {
          sum += variance;
          count++;
        }
      }
    }
    final double flat = image ? FLAT_IMAGE : FLAT_RASTER * sum / count;
    for (int row = reach; row < fine.height() - reach; row++) {
      for (int column = reach; column < fine.width() - reach; column++) {
        // Neither NaN nor a flat patch passes.
        if (variances[row * fine.width() + column] > flat
            && norm(Derivatives.around(upsampled, column, row)) > 0) {
          reservoir.show(field, column, row);
        }
      }
    }
  }

  private static float norm(final float[] values) {
    return Dictionary.norm(values, 0, values.length);
  }

  /** Each half counts by its length, as in the paper's objective; the whole has unit norm. */
  private static void put(
      final FloatPlane fine,
      final FloatPlane upsampled,
      final Place place,
      final float[] to,
      final int at) {
    final float[] high = Patch.around(fine, place.column(), place.row(), EDGE);
    Patch.centre(high);
    final float[] low = Derivatives.around(upsampled, place.column(), place.row());
    final float highScale = (float) Math.sqrt((double) HIGH / LENGTH) / norm(high);
    final float lowScale = (float) Math.sqrt((double) low.length / LENGTH) / norm(low);
    for (int i = 0; i < high.length; i++) {
      to[at + i] = high[i] * highScale;
    }
    for (int i = 0; i < low.length; i++) {
      to[at + HIGH + i] = low[i] * lowScale;
    }
  }
}
