package org.finegrid.training.sparse;

import java.util.ArrayList;
import java.util.List;
import org.finegrid.training.TrainingListener;
import org.finegrid.training.data.FloatPlane;
import org.finegrid.training.data.Resize;
import org.finegrid.training.data.TrainingData;
import org.finegrid.training.data.TrainingField;

/** Whitened coarse patches of unit norm, and the detail that goes with them by the same scale. */
final class OlshausenPatches {
  private static final int WINDOW = OlshausenModel.WINDOW;
  private static final int BLOCK = OlshausenModel.BLOCK;

  /** Whitening keeps all axes; the last of them holds nothing, as patches are centred. */
  private static final double ALL = 1 - 1e-9;

  private OlshausenPatches() {}

  /**
   * What was drawn.
   *
   * @param kernels what makes features of coarse cells
   * @param features of unit norm
   * @param details of the same patches
   */
  record Drawn(float[] kernels, SampleVectors features, SampleVectors details) {

    @Override
    public boolean equals(final Object other) {
      return other instanceof Drawn that
          && features.equals(that.features)
          && details.equals(that.details);
    }

    @Override
    public int hashCode() {
      return features.hashCode();
    }

    @Override
    public String toString() {
      return "Drawn[" + features + ", " + details + "]";
    }
  }

  /** Draws so many, or as many as there are; patches that are flat or lack data count as none. */
  static Drawn draw(
      final TrainingData data, final int limit, final long seed, final TrainingListener listener) {
    final Reservoir reservoir = new Reservoir(limit, seed);
    reservoir.showAll(
        data.training(), (field, number, each) -> show(field.coarse(), number, each), listener);
    final List<FloatPlane> details =
        data.training().stream().map(OlshausenPatches::detail).toList();
    final List<PatchPosition> places = reservoir.places();
    final float[] kernels = new Whitening(axes(data, places)).kernels(WINDOW);
    final List<float[]> lows = new ArrayList<>();
    final List<float[]> highs = new ArrayList<>();
    for (final PatchPosition place : places) {
      final FloatPlane coarse = data.training().get(place.field()).coarse();
      final float[] low = OlshausenModel.features(kernels, coarse, place.column(), place.row());
      final float[] high = block(details.get(place.field()), place, data.factor());
      final float norm = Dictionary.norm(low, 0, low.length);
      if (norm > 0 && !Float.isNaN(Dictionary.norm(high, 0, high.length))) {
        lows.add(divided(low, norm));
        highs.add(divided(high, norm));
      }
    }
    return new Drawn(kernels, samples(lows), samples(highs));
  }

  private static void show(final FloatPlane coarse, final int field, final Reservoir reservoir) {
    for (int row = WINDOW / 2; row < coarse.height() - WINDOW / 2; row++) {
      for (int column = WINDOW / 2; column < coarse.width() - WINDOW / 2; column++) {
        if (Patch.variance(coarse, column, row, WINDOW) > 0) {
          reservoir.show(field, column, row);
        }
      }
    }
  }

  /** What bicubic interpolation lacks. */
  private static FloatPlane detail(final TrainingField sample) {
    return sample.fine().minus(Resize.enlarge(sample.coarse(), sample.factor()));
  }

  private static Axes axes(final TrainingData data, final List<PatchPosition> places) {
    final double[][] scatter = new double[WINDOW * WINDOW][WINDOW * WINDOW];
    for (final PatchPosition place : places) {
      final FloatPlane coarse = data.training().get(place.field()).coarse();
      final float[] patch = Patch.around(coarse, place.column(), place.row(), WINDOW);
      Patch.centre(patch);
      final double squares = Math.pow(Dictionary.norm(patch, 0, patch.length), 2);
      for (int i = 0; i < patch.length; i++) {
        for (int k = 0; k < patch.length; k++) {
          scatter[i][k] += patch[i] * patch[k] / squares;
        }
      }
    }
    return Axes.of(scatter, places.size(), ALL);
  }

  private static float[] block(
      final FloatPlane detail, final PatchPosition place, final int factor) {
    final int edge = BLOCK * factor;
    final int column = (place.column() - BLOCK / 2) * factor;
    final int row = (place.row() - BLOCK / 2) * factor;
    return detail.crop(column, row, edge, edge).values();
  }

  private static float[] divided(final float[] values, final float by) {
    for (int i = 0; i < values.length; i++) {
      values[i] /= by;
    }
    return values;
  }

  private static SampleVectors samples(final List<float[]> vectors) {
    final int length = vectors.isEmpty() ? 1 : vectors.get(0).length;
    final float[] values = new float[vectors.size() * length];
    for (int i = 0; i < vectors.size(); i++) {
      System.arraycopy(vectors.get(i), 0, values, i * length, length);
    }
    return new SampleVectors(length, values);
  }
}
