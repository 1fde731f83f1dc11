package org.finegrid.training.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MuonTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "6, 6", "8, 72", "32, 288", "56, 12", "5, 3"})
  void singularValuesComeToAboutOneAndVectorsStay(final int rows, final int columns) {
    final float[] matrix = Given.noise(rows * columns, rows + columns);
    final float[] made = Orthogonal.of(matrix, rows, columns);
    final int least = Math.min(rows, columns);
    // The sum of the fourth powers of singular values, and of their squares.
    final double[][] gram = product(made, made, rows, columns);
    double squares = 0;
    double fourth = 0;
    for (int i = 0; i < rows; i++) {
      squares += gram[i][i];
      for (int j = 0; j < rows; j++) {
        fourth += gram[i][j] * gram[i][j];
      }
    }
    final double mean = squares / least;
    assertTrue(mean > 0.45 && mean < 1.3, "mean square " + mean);
    final double spread = Math.sqrt(Math.max(0, fourth / least - mean * mean));
    assertTrue(spread < 0.4, "spread of the squares " + spread);
    // Where the singular vectors are U and V, U·F·V' times V·S·U' is symmetric, and none of its
    // eigenvalues is negative.
    final double[][] both = product(made, matrix, rows, columns);
    double largest = 0;
    for (int i = 0; i < rows; i++) {
      assertTrue(both[i][i] > 0);
      largest = Math.max(largest, both[i][i]);
    }
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < i; j++) {
        assertEquals(both[i][j], both[j][i], 1e-4 * largest);
      }
    }
  }

  @Test
  void noGradientIsNoStep() {
    assertArrayEquals(new float[12], Orthogonal.of(new float[12], 3, 4));
  }

  @Test
  void stepsDoNotDependOnTheSizeOfGradients() {
    final float[] gradient = Given.noise(40, 1);
    final float[] larger = new float[40];
    for (int i = 0; i < larger.length; i++) {
      larger[i] = 1024 * gradient[i];
    }
    final Weights.Place kernels = new Weights.Place(4, new long[] {2, 2, 3, 3});
    assertArrayEquals(step(kernels, gradient), step(kernels, larger));
  }

  @Test
  void otherWeightsAreLeft() {
    final float[] update = step(new Weights.Place(4, new long[] {2, 2, 3, 3}), Given.noise(41, 1));
    for (int i = 0; i < update.length; i++) {
      assertEquals(i < 4 || i == 40, update[i] == 7, "weight " + i);
    }
  }

  @Test
  void itGoesOnFromTheMeanOfGradientsThatItStored() {
    final List<Weights.Place> kernels = List.of(new Weights.Place(0, new long[] {3, 1, 3, 3}));
    final Muon whole = new Muon(kernels, new float[27]);
    final float[] stored = new float[27];
    final float[] expected = new float[27];
    for (int i = 0; i < 3; i++) {
      whole.step(Given.noise(27, i), 0.1, expected);
      if (i == 1) {
        whole.store(stored);
      }
    }
    final float[] resumed = new float[27];
    new Muon(kernels, stored).step(Given.noise(27, 2), 0.1, resumed);
    assertArrayEquals(expected, resumed);
  }

  private static float[] step(final Weights.Place kernels, final float[] gradient) {
    final float[] update = new float[gradient.length];
    Arrays.fill(update, 7);
    new Muon(List.of(kernels), new float[gradient.length]).step(gradient, 0.1, update);
    return update;
  }

  /** One matrix times the other one's transpose. */
  private static double[][] product(
      final float[] one, final float[] other, final int rows, final int columns) {
    final double[][] product = new double[rows][rows];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < rows; j++) {
        for (int k = 0; k < columns; k++) {
          product[i][j] += (double) one[i * columns + k] * other[j * columns + k];
        }
      }
    }
    return product;
  }
}
