package org.finegrid.internal.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelInputs;
import org.finegrid.model.SuperResolutionModel;

/**
 * Separable interpolation: rows first, then columns. At the border of a window the outermost cell
 * is repeated.
 */
public final class Interpolation implements SuperResolutionModel {
  private final Kernel kernel;
  private final int factor;
  private final float[][] taps;

  /** Interpolation by a kernel to {@code factor} times as many cells along each axis. */
  public Interpolation(final Kernel kernel, final int factor) {
    this.kernel = kernel;
    this.factor = factor;
    this.taps = kernel.taps(factor);
  }

  /** The card of a kernel; its factor is 0, as it takes any. */
  public static ModelCard card(final Kernel kernel) {
    return ModelCard.builder(kernel.name().toLowerCase(Locale.ROOT), 0)
        .title(kernel.title())
        .method("interpolation")
        .halo(kernel.radius())
        .build();
  }

  @Override
  public ModelCard card() {
    return card(kernel);
  }

  @Override
  public int factor() {
    return factor;
  }

  @Override
  public OptionalInt halo() {
    return OptionalInt.of(kernel.radius());
  }

  /** The first coarse cell along an axis that a fine one is made of. */
  int first(final int fine) {
    final float[] tap = taps[Math.floorMod(fine, factor)];
    int first = 0;
    while (tap[first] == 0) {
      first++;
    }
    return Math.floorDiv(fine, factor) + first - kernel.radius();
  }

  /** The last coarse cell along an axis that a fine one is made of. */
  int last(final int fine) {
    final float[] tap = taps[Math.floorMod(fine, factor)];
    int last = tap.length - 1;
    while (tap[last] == 0) {
      last--;
    }
    return Math.floorDiv(fine, factor) + last - kernel.radius();
  }

  @Override
  public String device() {
    return "java";
  }

  @Override
  public void apply(final ModelInputs inputs, final float[] fine) {
    final int h = inputs.height();
    final int w = inputs.width();
    final float[] wide = new float[h * w * factor];
    for (int plane = 0; plane < inputs.count(); plane++) {
      widen(inputs.band(), plane * h * w, h, w, wide);
      heighten(wide, h, w * factor, fine, plane * h * w * factor * factor);
    }
  }

  private void widen(
      final float[] coarse, final int offset, final int h, final int w, final float[] wide) {
    final int radius = kernel.radius();
    final float[] padded = new float[w + 2 * radius];
    for (int y = 0; y < h; y++) {
      final int from = offset + y * w;
      System.arraycopy(coarse, from, padded, radius, w);
      for (int i = 0; i < radius; i++) {
        padded[i] = coarse[from];
        padded[radius + w + i] = coarse[from + w - 1];
      }
      int target = y * w * factor;
      for (int x = 0; x < w; x++) {
        for (int k = 0; k < factor; k++) {
          final float[] tap = taps[k];
          float sum = 0;
          for (int j = 0; j < tap.length; j++) {
            sum += tap[j] * padded[x + j];
          }
          wide[target++] = sum;
        }
      }
    }
  }

  /** Whole rows are combined at a time, which compilers turn into vector instructions. */
  private void heighten(
      final float[] wide, final int h, final int width, final float[] fine, final int offset) {
    final int radius = kernel.radius();
    final int[] sources = new int[2 * radius + 1];
    for (int y = 0; y < h; y++) {
      for (int j = 0; j < sources.length; j++) {
        sources[j] = Math.max(0, Math.min(h - 1, y + j - radius)) * width;
      }
      for (int k = 0; k < factor; k++) {
        combine(wide, sources, taps[k], fine, offset + (y * factor + k) * width, width);
      }
    }
  }

  /** Sums weighted rows, three at a time: fewer passes over the target. */
  private static void combine(
      final float[] from,
      final int[] sources,
      final float[] tap,
      final float[] to,
      final int target,
      final int count) {
    Arrays.fill(to, target, target + count, 0f);
    int j = 0;
    for (; j + 2 < tap.length; j += 3) {
      addThree(from, sources, tap, j, to, target, count);
    }
    for (; j < tap.length; j++) {
      final float weight = tap[j];
      final int source = sources[j];
      for (int i = 0; i < count; i++) {
        to[target + i] += weight * from[source + i];
      }
    }
  }

  private static void addThree(
      final float[] from,
      final int[] sources,
      final float[] tap,
      final int j,
      final float[] to,
      final int target,
      final int count) {
    final float a = tap[j];
    final float b = tap[j + 1];
    final float c = tap[j + 2];
    final int first = sources[j];
    final int second = sources[j + 1];
    final int third = sources[j + 2];
    for (int i = 0; i < count; i++) {
      to[target + i] += a * from[first + i] + b * from[second + i] + c * from[third + i];
    }
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
