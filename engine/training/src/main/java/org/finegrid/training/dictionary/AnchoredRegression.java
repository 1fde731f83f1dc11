package org.finegrid.training.dictionary;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Anchored neighbourhood regression: each atom's map is learned from the most similar atoms. */
final class AnchoredRegression {

  private AnchoredRegression() {}

  /** Learns from so many atoms around each; for {@code lambda} see {@link Ridge}. */
  static AnchoredPredictor of(
      final CoupledDictionary dictionary,
      final int neighbours,
      final double lambda,
      final NumberStorage storage) {
    final UnitAtoms low = dictionary.low();
    final float[][] gram = low.gram();
    final float[][] maps = new float[low.count()][];
    for (int atom = 0; atom < maps.length; atom++) {
      final double[][] own = new double[low.size()][low.size()];
      final double[][] cross = new double[low.size()][dictionary.high()[0].length];
      for (final int neighbour : nearest(gram[atom], neighbours)) {
        final float[] features = low.atom(neighbour);
        Ridge.addOuter(features, features, own);
        Ridge.addOuter(features, dictionary.high()[neighbour], cross);
      }
      maps[atom] = Ridge.solve(own, cross, lambda, 1 + lambda);
    }
    return AnchoredPredictor.of(low, maps, storage);
  }

  private static int[] nearest(final float[] products, final int count) {
    return IntStream.range(0, products.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -Math.abs(products[i])))
        .limit(count)
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
