package org.finegrid.internal.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.finegrid.grid.Window;
import org.finegrid.score.Spectrum;
import org.junit.jupiter.api.Test;

class SpectrumTest {

  private static Spectrum of(final double[] field, final int width) {
    return Spectrum.of(field, width, new Window(0, 0, width, field.length / width)).orElseThrow();
  }

  @Property(tries = 20)
  void aWaveLiesInTheRingOfItsLength(
      @ForAll @IntRange(min = 1, max = 39) final int halves,
      @ForAll @IntRange(min = 40, max = 61) final int width) {
    final int height = 40;
    final double[] field = new double[width * height];
    for (int i = 0; i < field.length; i++) {
      // Half turns from edge to edge down a column: all of its variance is one mode.
      field[i] = 7 + 3 * Math.cos(Math.PI * halves * (i / width + 0.5) / height);
    }
    final double wavelength = 2.0 * height / halves;
    final Spectrum spectrum = of(field, width);
    final double near =
        spectrum.rings().stream()
            .filter(ring -> Math.abs(ring.wavelength() / wavelength - 1) < 0.3)
            .mapToDouble(ring -> ring.power() * ring.modes())
            .sum();
    assertEquals(4.5, near, 1e-9);
    assertEquals(4.5, spectrum.varianceBelow(1000), 1e-9);
    assertEquals(0, spectrum.varianceBelow(wavelength / 1.3), 1e-9);
  }

  @Property(tries = 20)
  void theVarianceOfAFieldIsSharedOutAmongItsWaves(@ForAll final long seed) {
    // Smoothed, so that next to nothing is left in the corners that rings leave out.
    final double[] rough = Fields.random(seed, 34 * 34, 0);
    final double[] field = new double[32 * 32];
    for (int i = 0; i < field.length; i++) {
      for (int k = 0; k < 9; k++) {
        final double weight = (2 - Math.abs(k / 3 - 1)) * (2 - Math.abs(k % 3 - 1)) / 16.0;
        field[i] += weight * rough[(i / 32 + k / 3) * 34 + i % 32 + k % 3];
      }
    }
    final double deviation =
        FieldErrors.of(new FieldPair(field, field, CellWeights.equal(32, 32))).truthDeviation();
    assertEquals(
        deviation * deviation, of(field, 32).varianceBelow(1000), 0.01 * deviation * deviation);
  }

  @Test
  void aPieceHasTheSpectrumOfItsOwn() {
    final double[] field = Fields.random(4, 60 * 50, 0);
    final Window window = new Window(7, 11, 33, 21);
    final double[] piece = new double[33 * 21];
    for (int i = 0; i < piece.length; i++) {
      piece[i] = field[(11 + i / 33) * 60 + 7 + i % 33];
    }
    assertEquals(of(piece, 33).rings(), Spectrum.of(field, 60, window).orElseThrow().rings());
  }

  @Test
  void narrowRectanglesAndGapsHaveNone() {
    final double[] field = Fields.random(4, 40 * 40, 0);
    assertEquals(Optional.empty(), Spectrum.of(field, 40, new Window(0, 0, 40, 15)));
    assertTrue(Spectrum.of(field, 40, new Window(0, 0, 40, 16)).isPresent());
    field[41] = Double.NaN;
    assertEquals(Optional.empty(), Spectrum.of(field, 40, new Window(0, 0, 40, 16)));
  }
}
