package org.finegrid.training.dictionary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What predictors make of a window, in plain Java, to compare their graphs with. */
final class ReferencePredictors {

  private ReferencePredictors() {}

  /** The detail of a window. */
  static float[] detail(final DetailPredictor predictor, final float[] features) {
    if (predictor instanceof GlobalPredictor global) {
      return MatrixProducts.times(features, global.map());
    } else if (predictor instanceof AnchoredPredictor anchored) {
      return detail(anchored, features);
    } else if (predictor instanceof MeanPredictor mean) {
      return detail(mean, features);
    } else if (predictor instanceof NeighbourPredictor neighbour) {
      return detail(neighbour, features);
    }
    return detail((SparsePredictor) predictor, features);
  }

  private static float[] detail(final AnchoredPredictor predictor, final float[] features) {
    final UnitAtoms anchors = predictor.anchors();
    final int used = AnchoredPredictor.ANCHORS_USED;
    final double[] own = MatrixProducts.doubles(features);
    final int[] best = MatrixProducts.nearest(own, anchors, used + 1);
    final double[] similarity = new double[best.length];
    for (int i = 0; i < best.length; i++) {
      similarity[i] = Math.abs(MatrixProducts.dot(own, anchors.values(), best[i] * anchors.size()));
    }
    final double bound = Math.max(similarity[used], AnchoredPredictor.NEAR * similarity[0]);
    final double[] sum = new double[predictor.maps()[0].length / anchors.size()];
    double total = 0;
    for (int i = 0; i < used; i++) {
      final double weight = Math.max(0, similarity[i] - bound);
      total += weight;
      MatrixProducts.add(
          weight,
          MatrixProducts.doubles(MatrixProducts.times(features, predictor.maps()[best[i]])),
          sum);
    }
    MatrixProducts.add(1 / Math.max(total, Float.MIN_NORMAL) - 1, sum.clone(), sum);
    return MatrixProducts.floats(sum);
  }

  private static float[] detail(final MeanPredictor predictor, final float[] features) {
    final UnitAtoms examples = predictor.examples();
    final int size = examples.size();
    final int neighbours = predictor.neighbours();
    final double[] unit = MatrixProducts.doubles(features);
    final double length =
        Math.max(Math.sqrt(MatrixProducts.dot(unit, unit)), MeanPredictor.SHORTEST);
    MatrixProducts.add(1 / length - 1, unit.clone(), unit);
    final int[] nearest = MatrixProducts.nearest(unit, examples, neighbours + 1);
    final double[] products = new double[nearest.length];
    Arrays.setAll(
        products, i -> MatrixProducts.dot(unit, examples.values(), nearest[i] * examples.size()));
    final double[] mean = new double[predictor.means()[0].length];
    double total = 0;
    for (int i = 0; i < neighbours; i++) {
      final double excess = Math.abs(products[i]) - Math.abs(products[neighbours]);
      total += excess;
      MatrixProducts.add(
          excess * Math.signum(products[i]),
          MatrixProducts.doubles(predictor.means()[nearest[i]]),
          mean);
    }
    MatrixProducts.add(1 / Math.max(total, MeanPredictor.SHORTEST) - 1, mean.clone(), mean);
    final double[] left = unit.clone();
    MatrixProducts.add(-1, Arrays.copyOf(mean, size), left);
    final double[] detail = Arrays.copyOfRange(mean, size, mean.length);
    MatrixProducts.add(
        1,
        MatrixProducts.doubles(MatrixProducts.times(MatrixProducts.floats(left), predictor.map())),
        detail);
    MatrixProducts.add(length - 1, detail.clone(), detail);
    return MatrixProducts.floats(detail);
  }

  private static float[] detail(final NeighbourPredictor predictor, final float[] features) {
    final UnitAtoms low = predictor.low();
    final int neighbours = predictor.neighbours();
    final double[] unit = MatrixProducts.doubles(features);
    final double length =
        Math.max(Math.sqrt(MatrixProducts.dot(unit, unit)), NeighbourPredictor.SHORTEST);
    MatrixProducts.add(1 / length - 1, unit.clone(), unit);
    final List<double[]> differences = new ArrayList<>();
    final int[] nearest = MatrixProducts.nearest(unit, low, neighbours);
    final double[] signs = new double[neighbours];
    for (int i = 0; i < neighbours; i++) {
      final double[] difference = MatrixProducts.doubles(low.atom(nearest[i]));
      signs[i] = Math.signum(MatrixProducts.dot(unit, difference));
      MatrixProducts.add(signs[i] - 1, difference.clone(), difference);
      MatrixProducts.add(-1, unit, difference);
      differences.add(difference);
    }
    final double[] weights =
        Embedding.weights(differences, NeighbourPredictor.RIDGE, NeighbourPredictor.SHORTEST);
    final double[] sum = new double[predictor.high()[0].length];
    for (int i = 0; i < neighbours; i++) {
      MatrixProducts.add(
          weights[i] * signs[i] * length,
          MatrixProducts.doubles(predictor.high()[nearest[i]]),
          sum);
    }
    return MatrixProducts.floats(sum);
  }

  private static float[] detail(final SparsePredictor predictor, final float[] features) {
    final UnitAtoms low = predictor.low();
    final double[] left = MatrixProducts.doubles(features);
    final double[][] directions = new double[predictor.maxAtoms()][];
    final double[][] meanings = new double[predictor.maxAtoms()][];
    final double[] sum = new double[predictor.high()[0].length];
    for (int step = 0; step < directions.length; step++) {
      final int best = MatrixProducts.nearest(left, low);
      directions[step] = MatrixProducts.doubles(low.atom(best));
      meanings[step] = MatrixProducts.doubles(predictor.high()[best]);
      for (int i = 0; i < step; i++) {
        final double shared = MatrixProducts.dot(directions[step], directions[i]);
        MatrixProducts.add(-shared, directions[i], directions[step]);
        MatrixProducts.add(-shared, meanings[i], meanings[step]);
      }
      final double square = MatrixProducts.dot(directions[step], directions[step]);
      final double scale = square >= SparsePredictor.INDEPENDENT ? 1 / Math.sqrt(square) : 0;
      MatrixProducts.add(scale - 1, directions[step].clone(), directions[step]);
      MatrixProducts.add(scale - 1, meanings[step].clone(), meanings[step]);
      final double weight = MatrixProducts.dot(left, directions[step]);
      MatrixProducts.add(weight, meanings[step], sum);
      MatrixProducts.add(-weight, directions[step], left);
    }
    return MatrixProducts.floats(sum);
  }
}
