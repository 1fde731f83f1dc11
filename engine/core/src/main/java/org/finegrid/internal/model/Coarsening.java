package org.finegrid.internal.model;

import java.util.Arrays;

/**
 * Makes coarse planes of fine ones, as a model's training did: along each axis the same weighted
 * sum for every cell. At the border of a window the outermost fine cell is repeated.
 */
final class Coarsening {
  /** What a card's {@code aggregation} calls bicubic with a filter. */
  private static final String BICUBIC = "bicubic";

  private final int factor;
  private final int padding;
  private final float[] weights;

  private Coarsening(final int factor, final int padding, final float[] weights) {
    this.factor = factor;
    this.padding = padding;
    this.weights = weights;
  }

  /** The coarsening that a card names; block means where it names none that is known. */
  static Coarsening of(final String aggregation, final int factor) {
    if (aggregation.equals(BICUBIC)) {
      return bicubic(factor);
    }
    final float[] equal = new float[factor];
    Arrays.fill(equal, 1f / factor);
    return new Coarsening(factor, 0, equal);
  }

  /** Keys's kernel stretched by the factor, so that it filters, as MATLAB's imresize has it. */
  private static Coarsening bicubic(final int factor) {
    final int radius = Kernel.BICUBIC.radius();
    final int padding = (2 * radius - 1) * factor / 2;
    final double[] weights = new double[factor + 2 * padding];
    for (int i = 0; i < weights.length; i++) {
      final double distance = i - (weights.length - 1) / 2.0;
      weights[i] = Kernel.BICUBIC.weight(distance / factor);
    }
    final double sum = Arrays.stream(weights).sum();
    final float[] normalised = new float[weights.length];
    for (int i = 0; i < weights.length; i++) {
      normalised[i] = (float) (weights[i] / sum);
    }
    return new Coarsening(factor, padding, normalised);
  }

  /** Fine cells on each side of a coarse cell's children that carry weight as well. */
  int padding() {
    return padding;
  }

  /**
   * Coarsens one plane.
   *
   * @param fine holds {@code h·f} rows of {@code w·f} values from {@code offset} on
   * @param coarse receives {@code h} rows of {@code w} values
   */
  void apply(final float[] fine, final int offset, final int h, final int w, final float[] coarse) {
    final int width = w * factor;
    final float[] column = new float[width];
    for (int y = 0; y < h; y++) {
      Arrays.fill(column, 0f);
      for (int i = 0; i < weights.length; i++) {
        final int row = clamp(y * factor + i - padding, h * factor);
        final int from = offset + row * width;
        for (int x = 0; x < width; x++) {
          column[x] += weights[i] * fine[from + x];
        }
      }
      for (int x = 0; x < w; x++) {
        float sum = 0;
        for (int i = 0; i < weights.length; i++) {
          sum += weights[i] * column[clamp(x * factor + i - padding, width)];
        }
        coarse[y * w + x] = sum;
      }
    }
  }

  private static int clamp(final int index, final int size) {
    return Math.max(0, Math.min(size - 1, index));
  }
}
