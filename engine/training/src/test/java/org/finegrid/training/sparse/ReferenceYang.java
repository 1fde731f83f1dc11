package org.finegrid.training.sparse;

import org.finegrid.training.data.FloatPlane;

/** What {@link YangModel} makes of a field, in plain Java, to compare its graph with. */
final class ReferenceYang {
  private static final int EDGE = Derivatives.PATCH;
  private static final int CELLS = EDGE * EDGE;

  private final YangModel model;

  private ReferenceYang(final YangModel model) {
    this.model = model;
  }

  /** The fine field, cell by cell as the graph has it; zeros are taken outside. */
  static FloatPlane apply(final YangModel model, final FloatPlane upsampled) {
    return new ReferenceYang(model).apply(upsampled);
  }

  private FloatPlane apply(final FloatPlane upsampled) {
    final Fista coder = model.first();
    final int cells = upsampled.width() * upsampled.height();
    final float[][] shapes = new float[cells][];
    for (int cell = 0; cell < cells; cell++) {
      final int column = cell % upsampled.width();
      final int row = cell / upsampled.width();
      shapes[cell] = shape(ReferenceFista.code(coder, features(upsampled, column, row)));
    }
    if (model.overlap() == 0) {
      return joined(upsampled, patches(upsampled, shapes));
    }
    final float[][] patches = patches(upsampled, shapes);
    final FloatPlane joined = joined(upsampled, patches);
    final Fista second = model.second();
    for (int cell = 0; cell < cells; cell++) {
      final int column = cell % upsampled.width();
      final int row = cell / upsampled.width();
      final float[] target = new float[model.low().length() + CELLS];
      System.arraycopy(features(upsampled, column, row), 0, target, 0, model.low().length());
      final float[] others = Patch.around(joined, column, row, EDGE);
      Patch.centre(others);
      for (int k = 0; k < CELLS; k++) {
        others[k] = (CELLS * others[k] - patches[cell][k]) / (CELLS - 1);
      }
      final float scale =
          model.overlap() * norm(shapes[cell]) / Math.max(norm(others), YangModel.NOTHING);
      for (int k = 0; k < CELLS; k++) {
        target[model.low().length() + k] = scale * others[k];
      }
      shapes[cell] = shape(ReferenceFista.code(second, target));
    }
    return joined(upsampled, patches(upsampled, shapes));
  }

  private float[] features(final FloatPlane upsampled, final int column, final int row) {
    final float[] window = Patch.around(upsampled, column, row, Derivatives.KERNEL);
    final float[] features = new float[model.low().length()];
    for (int i = 0; i < features.length; i++) {
      for (int k = 0; k < window.length; k++) {
        features[i] += model.kernels()[i * window.length + k] * window[k];
      }
    }
    final float norm = Math.max(norm(features), model.minNorm());
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
          shape[k] += code[atom] * model.high().values()[atom * CELLS + k];
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
      final float scale =
          model.gain() * norm(patch) / Math.max(norm(shapes[cell]), YangModel.SHORT);
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
}
