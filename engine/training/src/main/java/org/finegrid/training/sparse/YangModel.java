package org.finegrid.training.sparse;

import java.util.Arrays;
import java.util.Objects;
import org.finegrid.training.data.FloatPlane;

/**
 * Yang's coupled dictionaries and how they are applied to an upsampled field.
 *
 * @param kernels what takes features out of the field, {@code [features][KERNEL²]}; not copied
 * @param low atoms of features, of unit norm
 * @param high what each of them stands for in the fine patch
 * @param penalty λ of the codes
 * @param steps of {@link Fista}
 * @param overlap β: weight of the agreement with neighbouring patches
 * @param gain the norm of a fine patch over that of its upsampled one
 * @param minNorm lower bound of the norm by which features are divided
 */
record YangModel(
    float[] kernels,
    Dictionary low,
    Dictionary high,
    float penalty,
    int steps,
    float overlap,
    float gain,
    float minNorm) {
  private static final int EDGE = Derivatives.PATCH;
  private static final int CELLS = EDGE * EDGE;

  /**
   * Codes shorter than this are not scaled up to the patch's norm: where a code sets in, the fine
   * patch does so continuously.
   */
  static final float SHORT = 0.01f;

  /** Below this a patch has no shape: squares of 32-bit floats still hold it. */
  static final float NOTHING = 1e-15f;

  /** Coder of features alone. */
  Fista first() {
    return new Fista(low, penalty, steps);
  }

  /** Coder of features and of the overlap with neighbouring patches. */
  Fista second() {
    return new Fista(low.stacked(high, overlap), penalty, steps);
  }

  /** Fine cells around a cell, on the upsampled grid, that it depends on. */
  int radius() {
    final int first = EDGE / 2 + Derivatives.RADIUS;
    return overlap > 0 ? first + 2 * (EDGE / 2) : first;
  }

  /** The fine field, cell by cell as the graph has it; zeros are taken outside. */
  FloatPlane apply(final FloatPlane upsampled) {
    final Fista coder = first();
    final int cells = upsampled.width() * upsampled.height();
    final float[][] shapes = new float[cells][];
    for (int cell = 0; cell < cells; cell++) {
      final int column = cell % upsampled.width();
      final int row = cell / upsampled.width();
      shapes[cell] = shape(coder.code(features(upsampled, column, row)));
    }
    if (overlap == 0) {
      return joined(upsampled, patches(upsampled, shapes));
    }
    final float[][] patches = patches(upsampled, shapes);
    final FloatPlane joined = joined(upsampled, patches);
    final Fista second = second();
    for (int cell = 0; cell < cells; cell++) {
      final int column = cell % upsampled.width();
      final int row = cell / upsampled.width();
      final float[] target = new float[low.length() + CELLS];
      System.arraycopy(features(upsampled, column, row), 0, target, 0, low.length());
      final float[] others = Patch.around(joined, column, row, EDGE);
      Patch.centre(others);
      for (int k = 0; k < CELLS; k++) {
        others[k] = (CELLS * others[k] - patches[cell][k]) / (CELLS - 1);
      }
      final float scale = overlap * norm(shapes[cell]) / Math.max(norm(others), NOTHING);
      for (int k = 0; k < CELLS; k++) {
        target[low.length() + k] = scale * others[k];
      }
      shapes[cell] = shape(second.code(target));
    }
    return joined(upsampled, patches(upsampled, shapes));
  }

  private float[] features(final FloatPlane upsampled, final int column, final int row) {
    final float[] window = Patch.around(upsampled, column, row, Derivatives.KERNEL);
    final float[] features = new float[low.length()];
    for (int i = 0; i < features.length; i++) {
      for (int k = 0; k < window.length; k++) {
        features[i] += kernels[i * window.length + k] * window[k];
      }
    }
    final float norm = Math.max(norm(features), minNorm);
    for (int i = 0; i < features.length; i++) {
      features[i] /= norm;
    }
    return features;
  }

  private static float norm(final float[] values) {
    return Dictionary.norm(values, 0, values.length);
  }

  private float[] shape(final float[] code) {
    final float[] shape = new float[CELLS];
    for (int atom = 0; atom < code.length; atom++) {
      if (code[atom] != 0) {
        for (int k = 0; k < CELLS; k++) {
          shape[k] += code[atom] * high.values()[atom * CELLS + k];
        }
      }
    }
    return shape;
  }

  /** Shapes brought to the norm of their patch. */
  private float[][] patches(final FloatPlane upsampled, final float[][] shapes) {
    final float[][] patches = new float[shapes.length][CELLS];
    for (int cell = 0; cell < shapes.length; cell++) {
      final float[] patch =
          Patch.around(upsampled, cell % upsampled.width(), cell / upsampled.width(), EDGE);
      Patch.centre(patch);
      final float scale = gain * norm(patch) / Math.max(norm(shapes[cell]), SHORT);
      for (int k = 0; k < CELLS; k++) {
        patches[cell][k] = scale * shapes[cell][k];
      }
    }
    return patches;
  }

  /** The mean of all patches that cover a cell, each with its mean given back. */
  private static FloatPlane joined(final FloatPlane upsampled, final float[][] patches) {
    final FloatPlane joined = mean(mean(upsampled));
    final int width = joined.width();
    for (int cell = 0; cell < patches.length; cell++) {
      for (int k = 0; k < CELLS; k++) {
        final int column = cell % width + k % EDGE - EDGE / 2;
        final int row = cell / width + k / EDGE - EDGE / 2;
        if (column >= 0 && row >= 0 && column < width && row < joined.height()) {
          joined.values()[row * width + column] += patches[cell][k] / CELLS;
        }
      }
    }
    return joined;
  }

  private static FloatPlane mean(final FloatPlane plane) {
    final FloatPlane means = FloatPlane.zeros(plane.width(), plane.height());
    for (int cell = 0; cell < means.values().length; cell++) {
      final int column = cell % plane.width();
      final int row = cell / plane.width();
      means.values()[cell] = Patch.centre(Patch.around(plane, column, row, EDGE));
    }
    return means;
  }

  @Override
  public boolean equals(final Object other) {
    return other instanceof YangModel that
        && Arrays.equals(kernels, that.kernels)
        && low.equals(that.low)
        && high.equals(that.high)
        && penalty == that.penalty
        && steps == that.steps
        && overlap == that.overlap
        && gain == that.gain
        && minNorm == that.minNorm;
  }

  @Override
  public int hashCode() {
    return Objects.hash(low, high, penalty, steps, overlap, gain, minNorm);
  }

  @Override
  public String toString() {
    return "YangModel[" + low + ", " + high + "]";
  }
}
