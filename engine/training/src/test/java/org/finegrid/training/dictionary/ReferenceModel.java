package org.finegrid.training.dictionary;

import org.finegrid.training.data.FloatPlane;

/**
 * What a model makes of a plane, in plain Java, to compare its graph with; beyond its edges the
 * plane is mirrored.
 */
final class ReferenceModel {
  private static final int HALO = DictionaryModel.HALO;
  private static final int CELLS = DictionaryModel.CELLS;

  private ReferenceModel() {}

  static FloatPlane apply(final DictionaryModel model, final FloatPlane coarse) {
    final FloatPlane outer = coarse.mirrored(HALO, HALO);
    final float[][] planes = model.features().of(outer);
    final FloatPlane fine = DetailBase.of(coarse, model.factor(), model.aggregation());
    final float[] window = new float[model.features().size()];
    for (int row = -1; row <= coarse.height(); row++) {
      for (int column = -1; column <= coarse.width(); column++) {
        for (int k = 0; k < window.length; k++) {
          window[k] = planes[k][(row + HALO) * outer.width() + column + HALO];
        }
        add(
            ReferencePredictors.detail(model.predictor(), window),
            model.factor(),
            fine,
            column,
            row);
      }
    }
    return fine;
  }

  private static void add(
      final float[] detail,
      final int factor,
      final FloatPlane fine,
      final int column,
      final int row) {
    for (int cell = 0; cell < CELLS; cell++) {
      final int left = (column - 1 + cell % Gradients.WINDOW) * factor;
      final int top = (row - 1 + cell / Gradients.WINDOW) * factor;
      if (left < 0 || top < 0 || left >= fine.width() || top >= fine.height()) {
        continue;
      }
      for (int child = 0; child < factor * factor; child++) {
        fine.values()[(top + child / factor) * fine.width() + left + child % factor] +=
            detail[cell * factor * factor + child] / CELLS;
      }
    }
  }
}
