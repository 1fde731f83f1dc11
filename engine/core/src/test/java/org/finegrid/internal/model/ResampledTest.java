package org.finegrid.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ResampledTest {

  @Property(tries = 40)
  void theMeanOfACoarseCellStays(
      @ForAll @IntRange(min = 2, max = 8) final int from,
      @ForAll @IntRange(min = 1, max = 7) final int less,
      @ForAll final long seed) {
    final int to = Math.max(1, from - less);
    final SplittableRandom random = new SplittableRandom(seed);
    final float[] coarse = new float[2 * 5 * 7];
    for (int i = 0; i < coarse.length; i++) {
      coarse[i] = (float) random.nextDouble(-1, 1);
    }
    final Interpolation linear = new Interpolation(Kernel.BILINEAR, from);
    final float[] all = new float[coarse.length * from * from];
    linear.apply(coarse, 2, 5, 7, all);
    final float[] fewer = new float[coarse.length * to * to];
    new Resampled(linear, to).apply(coarse, 2, 5, 7, fewer);
    for (int cell = 0; cell < coarse.length; cell++) {
      assertEquals(mean(all, from, cell), mean(fewer, to, cell), 1e-5);
    }
  }

  @Property(tries = 20)
  void aPlaneThatRisesStaysOne(@ForAll @IntRange(min = 3, max = 8) final int from) {
    final float[] coarse = new float[6 * 6];
    for (int i = 0; i < coarse.length; i++) {
      coarse[i] = i % 6 + 10f * (i / 6);
    }
    final int to = from - 1;
    final float[] fine = new float[coarse.length * to * to];
    new Resampled(new Interpolation(Kernel.BILINEAR, from), to).apply(coarse, 1, 6, 6, fine);
    for (int row = 2 * to; row < 4 * to; row++) {
      for (int column = 2 * to; column < 4 * to; column++) {
        final double x = (column + 0.5) / to - 0.5;
        final double y = (row + 0.5) / to - 0.5;
        // Cells of a step as averages of cells of another: exact to the step within a cell.
        assertEquals(x + 10 * y, fine[row * 6 * to + column], 11.0 / (4 * from));
      }
    }
  }

  @Property(tries = 5)
  void itOnlyMakesFewerCells(@ForAll @IntRange(min = 4, max = 9) final int to) {
    final Interpolation model = new Interpolation(Kernel.BICUBIC, 4);
    assertThrows(IllegalArgumentException.class, () -> new Resampled(model, to));
  }

  private static double mean(final float[] fine, final int factor, final int cell) {
    final int column = cell % 7;
    final int row = cell / 7;
    double sum = 0;
    for (int i = 0; i < factor * factor; i++) {
      sum += fine[(row * factor + i / factor) * 7 * factor + column * factor + i % factor];
    }
    return sum / (factor * factor);
  }
}
