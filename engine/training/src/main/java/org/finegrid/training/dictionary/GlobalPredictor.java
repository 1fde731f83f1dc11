package org.finegrid.training.dictionary;

import java.util.List;
import org.finegrid.training.onnx.GraphBuilder;

/**
 * One linear map for all windows: global regression.
 *
 * @param map {@code [size][detail]}
 * @param size number of features
 * @param storage how the file keeps it
 */
record GlobalPredictor(float[] map, int size, NumberStorage storage) implements DetailPredictor {

  /** Ridge regression from a dictionary's atoms to their details, scaled up as in the paper. */
  static GlobalPredictor of(
      final CoupledDictionary dictionary, final double lambda, final NumberStorage storage) {
    final int size = dictionary.low().size();
    final float[] map = map(dictionary, lambda, 1 + lambda);
    return new GlobalPredictor(storage.kept(map, map.length / size), size, storage);
  }

  /** {@code [size][detail]}: {@code factor·(D·Dᵀ + λ·I)⁻¹·D·Hᵀ} for atoms and their details. */
  static float[] map(final CoupledDictionary dictionary, final double lambda, final double factor) {
    final int size = dictionary.low().size();
    final double[][] gram = new double[size][size];
    final double[][] cross = new double[size][dictionary.high()[0].length];
    for (int atom = 0; atom < dictionary.low().count(); atom++) {
      final float[] low = dictionary.low().atom(atom);
      Ridge.addOuter(low, low, gram);
      Ridge.addOuter(low, dictionary.high()[atom], cross);
    }
    return Ridge.solve(gram, cross, lambda, factor);
  }

  @Override
  public String build(final GraphBuilder graph, final String features) {
    return graph.node(
        "MatMul", List.of(features, storage.constant(graph, map, size, map.length / size)));
  }
}
