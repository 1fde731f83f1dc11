package org.finegrid.training.data;

import java.util.HashMap;
import java.util.Map;
import org.finegrid.internal.climate.MinMax;

/**
 * A field to learn from: what a model is given and what it ought to make of it.
 *
 * @param name where it is from, for messages
 * @param fine the truth; NaN where there is no data
 * @param coarse its coarse cells; NaN where there is no data
 * @param times how many times it is to be drawn as often as others of its size, by methods that
 *     draw patches
 * @param covariates fields of fine detail that models may be given besides, by the names of the
 *     models' inputs: in the model's range, without gaps, a whole number of cells for each coarse
 *     cell
 */
public record TrainingField(
    String name,
    FloatPlane fine,
    FloatPlane coarse,
    double times,
    Map<String, FloatPlane> covariates) {

  /** Copies the map, not the planes. */
  public TrainingField {
    covariates = Map.copyOf(covariates);
  }

  /** The fine field, cropped to whole coarse cells, with the coarse cells made of it. */
  public static TrainingField of(
      final String name, final FloatPlane fine, final int factor, final Aggregation aggregation) {
    final FloatPlane cropped = fine.cropToMultiple(factor);
    return new TrainingField(name, cropped, aggregation.coarsen(cropped, factor), 1, Map.of());
  }

  /** The same field, to be drawn more or less often. */
  public TrainingField drawn(final double other) {
    return new TrainingField(name, fine, coarse, other, covariates);
  }

  /** The same field with one more covariate. */
  public TrainingField with(final String covariate, final FloatPlane plane) {
    final Map<String, FloatPlane> more = new HashMap<>(covariates);
    more.put(covariate, plane);
    return new TrainingField(name, fine, coarse, times, more);
  }

  /** Fine cells per coarse cell and axis. */
  public int factor() {
    return fine.width() / coarse.width();
  }

  /**
   * The same field brought into 0 to 1 by the range of its coarse cells, which is what the engine
   * knows of a band before a run. A constant field becomes zero.
   */
  public TrainingField scaledToRange() {
    final MinMax range = MinMax.of(coarse.values(), 0, coarse.values().length);
    final float least = range.smallest();
    final float most = range.largest();
    final float scale = most > least ? 1 / (most - least) : 0;
    return new TrainingField(
        name, scaled(fine, least, scale), scaled(coarse, least, scale), times, covariates);
  }

  private static FloatPlane scaled(final FloatPlane plane, final float from, final float scale) {
    final float[] values = new float[plane.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (plane.values()[i] - from) * scale;
    }
    return new FloatPlane(plane.width(), plane.height(), values);
  }
}
