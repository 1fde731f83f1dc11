package org.finegrid.training.data;

import java.util.Arrays;
import org.finegrid.internal.model.Kernel;
import org.finegrid.internal.tile.HaloReader;

/**
 * Bicubic resizing as the super-resolution papers do it (MATLAB's {@code imresize}): Keys's kernel
 * with a = -0.5, stretched by the factor when shrinking so that it filters, weights that sum to
 * one, the plane mirrored at its edges with the edge cell repeated.
 */
public final class Resize {
  private static final int SUPPORT = 2 * Kernel.BICUBIC.radius();

  private Resize() {}

  /** The plane shrunk by a whole factor; its sides must divide by it. */
  public static FloatPlane shrink(final FloatPlane plane, final int factor) {
    if (plane.width() % factor != 0 || plane.height() % factor != 0) {
      throw new IllegalArgumentException(plane + " does not divide by " + factor);
    }
    return to(plane, plane.width() / factor, plane.height() / factor);
  }

  /** The plane enlarged by a whole factor. */
  public static FloatPlane enlarge(final FloatPlane plane, final int factor) {
    return to(plane, plane.width() * factor, plane.height() * factor);
  }

  /** The plane with other numbers of columns and rows. */
  public static FloatPlane to(final FloatPlane plane, final int width, final int height) {
    final Taps across = Taps.of(plane.width(), width);
    final Taps down = Taps.of(plane.height(), height);
    final double[] rows = new double[Math.multiplyExact(width, plane.height())];
    for (int row = 0; row < plane.height(); row++) {
      for (int column = 0; column < width; column++) {
        double sum = 0;
        for (int tap = 0; tap < across.count; tap++) {
          final int at = column * across.count + tap;
          sum += across.weights[at] * plane.values()[row * plane.width() + across.cells[at]];
        }
        rows[row * width + column] = sum;
      }
    }
    final float[] values = new float[Math.multiplyExact(width, height)];
    final double[] sums = new double[width];
    for (int row = 0; row < height; row++) {
      Arrays.fill(sums, 0);
      for (int tap = 0; tap < down.count; tap++) {
        final double weight = down.weights[row * down.count + tap];
        final int from = down.cells[row * down.count + tap] * width;
        for (int column = 0; column < width; column++) {
          sums[column] += weight * rows[from + column];
        }
      }
      for (int column = 0; column < width; column++) {
        values[row * width + column] = (float) sums[column];
      }
    }
    return new FloatPlane(width, height, values);
  }

  /** For each new cell along one axis, the old cells it is made of and their weights. */
  private record Taps(int count, int[] cells, double[] weights) {

    static Taps of(final int before, final int after) {
      final double scale = (double) after / before;
      final double stretch = Math.max(1, 1 / scale);
      final int count = (int) Math.ceil(SUPPORT * stretch) + 2;
      final int[] cells = new int[after * count];
      final double[] weights = new double[after * count];
      for (int i = 0; i < after; i++) {
        final double centre = (i + 0.5) / scale - 0.5;
        final int first = (int) Math.floor(centre - SUPPORT * stretch / 2);
        double sum = 0;
        for (int tap = 0; tap < count; tap++) {
          final double weight = Kernel.BICUBIC.weight((centre - first - tap) / stretch);
          weights[i * count + tap] = weight;
          sum += weight;
          cells[i * count + tap] = HaloReader.mirror(first + tap, before);
        }
        for (int tap = 0; tap < count; tap++) {
          weights[i * count + tap] /= sum;
        }
      }
      return new Taps(count, cells, weights);
    }
  }
}
