package org.finegrid.training.sparse;

import org.finegrid.training.data.FloatPlane;
import org.finegrid.training.onnx.BicubicKernels;

/** What {@link OlshausenModel} makes of a field, in plain Java, to compare its graph with. */
final class ReferenceOlshausen {
  private static final int BLOCK = OlshausenModel.BLOCK;

  private ReferenceOlshausen() {}

  /** The fine field, as the graph has it; zeros are taken outside. */
  static FloatPlane apply(final OlshausenModel model, final FloatPlane coarse) {
    final int factor = model.factor();
    final FloatPlane fine = interpolated(coarse, factor);
    final Fista coder = model.coder();
    final int edge = BLOCK * factor;
    for (int row = 0; row < coarse.height(); row++) {
      for (int column = 0; column < coarse.width(); column++) {
        final float[] features = OlshausenModel.features(model.kernels(), coarse, column, row);
        final float norm = Dictionary.norm(features, 0, features.length);
        for (int i = 0; i < features.length; i++) {
          features[i] /= Math.max(norm, OlshausenModel.NOTHING);
        }
        final float[] code = ReferenceFista.code(coder, features);
        for (int k = 0; k < edge * edge; k++) {
          float sum = 0;
          for (int atom = 0; atom < code.length; atom++) {
            sum += code[atom] * model.detail().values()[atom * edge * edge + k];
          }
          final int x = (column - BLOCK / 2) * factor + k % edge;
          final int y = (row - BLOCK / 2) * factor + k / edge;
          if (x >= 0 && y >= 0 && x < fine.width() && y < fine.height()) {
            fine.values()[y * fine.width() + x] += norm * sum / (BLOCK * BLOCK);
          }
        }
      }
    }
    return fine;
  }

  private static FloatPlane interpolated(final FloatPlane coarse, final int factor) {
    final float[] taps = BicubicKernels.of(factor);
    final int window = BicubicKernels.EDGE * BicubicKernels.EDGE;
    final FloatPlane fine = FloatPlane.zeros(coarse.width() * factor, coarse.height() * factor);
    for (int y = 0; y < fine.height(); y++) {
      for (int x = 0; x < fine.width(); x++) {
        final float[] around = Patch.around(coarse, x / factor, y / factor, BicubicKernels.EDGE);
        final int child = y % factor * factor + x % factor;
        float sum = 0;
        for (int k = 0; k < window; k++) {
          sum += taps[child * window + k] * around[k];
        }
        fine.values()[y * fine.width() + x] = sum;
      }
    }
    return fine;
  }
}
