package org.finegrid.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseTest {

  @Test
  void sameSeedGivesTheSameFieldAndAnotherSeedAnother() {
    final FieldPlane first = Noise.fractal(7, 3, 64, 2).sample(64, 48, 1);
    assertEquals(first, Noise.fractal(7, 3, 64, 2).sample(64, 48, 1));
    assertNotEquals(first, Noise.fractal(8, 3, 64, 2).sample(64, 48, 1));
  }

  @Test
  void aPartOfTheGroundHasTheSameValuesAsTheWhole() {
    final Field field = Noise.ridged(5, 3, 32, 2);
    final FieldPlane whole = field.sample(40, 40, 1);
    final FieldPlane corner = field.sample(10, 10, 1);
    for (int row = 0; row < 10; row++) {
      for (int column = 0; column < 10; column++) {
        assertEquals(whole.at(column, row), corner.at(column, row));
      }
    }
  }

  @Test
  void smoothNoiseHasZeroMeanAndUnitVariance() {
    final FieldPlane plane = Noise.gradient(11).sample(400, 400, 0.31);
    assertEquals(0, plane.mean(), 0.03);
    assertEquals(1, plane.deviation(), 0.03);
  }

  @ParameterizedTest
  @ValueSource(doubles = {2, 2.5, 3, 3.5, 4})
  void spectrumFallsAsAsked(final double slope) {
    double sum = 0;
    final int seeds = 6;
    for (int seed = 0; seed < seeds; seed++) {
      sum += Spectrum.slope(Noise.fractal(seed, slope, 128, 1).sample(128, 128, 1), 4, 30);
    }
    assertEquals(slope, sum / seeds, 0.35);
  }

  @Test
  void crestsAreSharperThanTroughs() {
    final FieldPlane plane = Noise.ridged(3, 3, 64, 4).sample(192, 192, 1);
    assertTrue(plane.minimum() >= 0 && plane.maximum() <= 1);
    final double middle = plane.quantile(0.5);
    assertTrue(plane.maximum() - middle > 1.5 * (middle - plane.minimum()));
  }

  @Test
  void wavelengthsMustFall() {
    assertThrows(IllegalArgumentException.class, () -> Noise.fractal(1, 3, 4, 8));
  }
}
