package org.finegrid.training.dictionary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.finegrid.training.data.Aggregation;
import org.finegrid.training.data.FloatPlane;
import org.finegrid.training.data.Resize;
import org.finegrid.training.data.TrainingField;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class FeaturesTest {

  /** Principal components only turn the gradients: lengths and angles stay. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void keepTheInnerProductsOfTheInterpolationsGradients(final int factor) {
    final FloatPlane coarse = coarse(factor);
    final float[][] features = features(factor, coarse, 1).of(coarse);
    final FloatPlane fine = Resize.enlarge(coarse, factor);
    final int[][] middles = {{8, 9}, {12, 7}, {10, 14}, {13, 13}};
    for (final int[] a : middles) {
      for (final int[] b : middles) {
        final double wanted =
            MatrixProducts.dot(
                gradients(fine, a[0], a[1], factor), gradients(fine, b[0], b[1], factor));
        double found = 0;
        for (final float[] plane : features) {
          found += plane[a[1] * coarse.width() + a[0]] * plane[b[1] * coarse.width() + b[0]];
        }
        assertEquals(wanted, found, 1e-4 * Math.max(1, Math.abs(wanted)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void dropWhatCarriesAlmostNoEnergy(final int factor) {
    final FloatPlane coarse = coarse(factor);

    assertTrue(features(factor, coarse, 0.999).size() < features(factor, coarse, 1).size());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void areZeroWhereTheFieldIsFlat(final int factor) {
    final FloatPlane flat = FloatPlane.zeros(12, 12);
    Arrays.fill(flat.values(), 300);

    for (final float[] plane : features(factor, coarse(factor), 0.999).of(flat)) {
      for (final float value : plane) {
        assertEquals(0, value, 1e-3);
      }
    }
  }

  private static FloatPlane coarse(final int factor) {
    return TrainingField.of("scene", Scenes.of(24 * factor, 1), factor, Aggregation.MEAN).coarse();
  }

  private static Features features(final int factor, final FloatPlane coarse, final double kept) {
    final int[] all = IntStream.range(0, coarse.values().length).toArray();
    return Features.of(factor, WindowSampling.scatter(coarse, all), kept);
  }

  /** As MATLAB's conv2 with 'same' has them: from element floor(k/2) of the full result. */
  private static double[] gradients(
      final FloatPlane fine, final int column, final int row, final int factor) {
    final double[] first = new double[factor + 1];
    first[0] = 1;
    first[factor] = -1;
    final double[] second = new double[2 * factor + 1];
    second[0] = 0.5;
    second[factor] = -1;
    second[2 * factor] = 0.5;
    final double[] all = new double[4 * 9 * factor * factor];
    int at = 0;
    for (final double[] filter : new double[][] {first, second}) {
      for (int y = (row - 1) * factor; y < (row + 2) * factor; y++) {
        for (int x = (column - 1) * factor; x < (column + 2) * factor; x++) {
          double across = 0;
          double down = 0;
          for (int tap = 0; tap < filter.length; tap++) {
            final int offset = filter.length / 2 - tap;
            across += filter[tap] * fine.at(x + offset, y);
            down += filter[tap] * fine.at(x, y + offset);
          }
          all[at++] = across;
          all[at++] = down;
        }
      }
    }
    return all;
  }
}
