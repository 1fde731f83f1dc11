package org.finegrid.training.protocol;

import org.finegrid.internal.score.CellWeights;
import org.finegrid.internal.score.FieldPair;
import org.finegrid.internal.score.Ssim;
import org.finegrid.training.data.FloatPlane;
import org.finegrid.training.data.Resize;

/**
 * The papers' protocol: the luminance of an image in eight bits, cropped to a multiple of the
 * factor; shrunk by MATLAB's bicubic with its filter, not rounded; enlarged by a method; clipped
 * and rounded to eight bits; without as many cells as the factor along each edge compared by PSNR
 * and SSIM (windows of 11 × 11, Gaussian of σ 1.5, those that lie wholly inside).
 *
 * @param factor fine cells per coarse cell and axis
 */
public record PaperProtocol(int factor) {
  private static final double WHITE = 255;

  /** A method that makes the fine image of a coarse one; values from 0 to 1. */
  @FunctionalInterface
  public interface Method {
    /** The fine image, {@code factor} times as large along each axis. */
    FloatPlane enlarge(FloatPlane coarse);
  }

  /** What the protocol makes a method enlarge. */
  public FloatPlane coarse(final FloatPlane luminance) {
    return Resize.shrink(luminance.cropToMultiple(factor), factor);
  }

  /** What a method makes of an image, in whole numbers of 0 to 255. */
  public FloatPlane made(final FloatPlane luminance, final Method method) {
    final FloatPlane fine = method.enlarge(coarse(luminance));
    final float[] values = new float[fine.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.floor(Math.max(0, Math.min(1, fine.values()[i])) * WHITE + 0.5);
    }
    return new FloatPlane(fine.width(), fine.height(), values);
  }

  /** Bicubic interpolation, the papers' baseline. */
  public Method bicubic() {
    return coarse -> Resize.enlarge(coarse, factor);
  }

  /**
   * Compares what was made with the truth.
   *
   * @param luminance the truth, from 0 to 1
   * @param made as {@link #made} answers it
   */
  public PaperScore score(final FloatPlane luminance, final FloatPlane made) {
    final FloatPlane truth = luminance.cropToMultiple(factor);
    final int width = truth.width() - 2 * factor;
    final int height = truth.height() - 2 * factor;
    final double[] one = shaved(truth, WHITE, width, height);
    final double[] other = shaved(made, 1, width, height);
    double squares = 0;
    for (int i = 0; i < one.length; i++) {
      squares += (one[i] - other[i]) * (one[i] - other[i]);
    }
    final double ssim =
        Ssim.of(new FieldPair(one, other, CellWeights.equal(width, height)), WHITE, () -> {});
    return new PaperScore(10 * Math.log10(WHITE * WHITE * one.length / squares), ssim);
  }

  private double[] shaved(
      final FloatPlane plane, final double scale, final int width, final int height) {
    final double[] values = new double[width * height];
    for (int i = 0; i < values.length; i++) {
      // Eight bits again: a float from 0 to 1 is not quite the whole number it came from.
      values[i] = Math.rint(scale * plane.at(factor + i % width, factor + i / width));
    }
    return values;
  }
}
