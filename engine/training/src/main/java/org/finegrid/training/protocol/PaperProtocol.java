package org.finegrid.training.protocol;

import java.util.Arrays;
import org.finegrid.internal.score.CellWeights;
import org.finegrid.internal.score.FieldErrors;
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

  /** What a method makes of an image, in integers from 0 to 255. */
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
    final FloatPlane truth = luminance.cropToMultiple(factor).shaved(factor);
    final FieldPair pair =
        new FieldPair(
            eightBits(truth, WHITE),
            eightBits(made.shaved(factor), 1),
            CellWeights.equal(truth.width(), truth.height()));
    return new PaperScore(
        FieldErrors.of(pair).peakSignalToNoise(WHITE), Ssim.of(pair, WHITE, () -> {}));
  }

  /** Whole numbers again: a float from 0 to 1 is not quite the one it came from. */
  private static double[] eightBits(final FloatPlane plane, final double scale) {
    return Arrays.stream(plane.doubles()).map(value -> Math.rint(scale * value)).toArray();
  }
}
