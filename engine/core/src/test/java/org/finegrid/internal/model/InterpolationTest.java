package org.finegrid.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.finegrid.grid.RasterException;
import org.finegrid.model.Device;
import org.finegrid.model.ModelRepository;
import org.junit.jupiter.api.Test;

class InterpolationTest {

  private static float[] apply(
      final Kernel kernel, final int factor, final float[] coarse, final int h, final int w) {
    final float[] fine = new float[coarse.length * factor * factor];
    try (Interpolation model = new Interpolation(kernel, factor)) {
      model.apply(coarse, 1, h, w, fine);
    }
    return fine;
  }

  /** The definition, cell by cell: the kernel in both axes, the outermost cell repeated. */
  private static double direct(
      final Kernel kernel,
      final int factor,
      final float[] coarse,
      final int h,
      final int w,
      final int row,
      final int column) {
    final double y = (row + 0.5) / factor - 0.5;
    final double x = (column + 0.5) / factor - 0.5;
    double sum = 0;
    double weights = 0;
    for (int j = (int) Math.floor(y) - 4; j <= y + 4; j++) {
      for (int i = (int) Math.floor(x) - 4; i <= x + 4; i++) {
        final double weight = kernel.weight(y - j) * kernel.weight(x - i);
        final int cell = Math.max(0, Math.min(h - 1, j)) * w + Math.max(0, Math.min(w - 1, i));
        sum += weight * coarse[cell];
        weights += weight;
      }
    }
    return sum / weights;
  }

  @Property(tries = 40)
  void everyKernelFollowsItsDefinition(
      @ForAll final Kernel kernel,
      @ForAll @IntRange(min = 1, max = 6) final int factor,
      @ForAll @IntRange(min = 1, max = 9) final int h,
      @ForAll @IntRange(min = 1, max = 9) final int w) {
    final SplittableRandom random = new SplittableRandom(h * 10L + w);
    final float[] coarse = new float[h * w];
    for (int i = 0; i < coarse.length; i++) {
      coarse[i] = (float) random.nextDouble();
    }
    final float[] fine = apply(kernel, factor, coarse, h, w);
    for (int row = 0; row < h * factor; row++) {
      for (int column = 0; column < w * factor; column++) {
        assertEquals(
            direct(kernel, factor, coarse, h, w, row, column),
            fine[row * w * factor + column],
            2e-6,
            kernel + " at " + row + "," + column);
      }
    }
  }

  @Test
  void bicubicHasTheWeightsOfKeys() {
    // Halfway between two cells: -1/16, 9/16, 9/16, -1/16.
    assertEquals(-0.0625, Kernel.BICUBIC.weight(1.5), 1e-15);
    assertEquals(0.5625, Kernel.BICUBIC.weight(0.5), 1e-15);
    assertEquals(1, Kernel.BICUBIC.weight(0), 1e-15);
    assertEquals(0, Kernel.BICUBIC.weight(1), 1e-15);
    assertEquals(0, Kernel.BICUBIC.weight(2), 1e-15);
  }

  @Test
  void nearestRepeatsEachCell() {
    final float[] fine = apply(Kernel.NEAREST, 3, new float[] {1, 2}, 1, 2);
    for (int i = 0; i < fine.length; i++) {
      assertEquals(i % 6 < 3 ? 1 : 2, fine[i]);
    }
  }

  @Test
  void aFactorOutOfRangeIsRefused() {
    final ModelRepository repository = new ModelRepository(Path.of("no-such-directory"));
    for (final int factor : new int[] {0, -1, 65}) {
      assertThrows(
          RasterException.class,
          () -> repository.open("bicubic", OptionalInt.of(factor), Device.parse("cpu")));
    }
    assertThrows(
        RasterException.class,
        () -> repository.open("bicubic", OptionalInt.empty(), Device.parse("cpu")));
  }
}
