package org.finegrid.training.sparse;

import java.util.Arrays;
import java.util.Objects;

/**
 * Yang's coupled dictionaries and how they are applied to an upsampled field.
 *
 * @param kernels what takes features out of the field, {@code [features][KERNEL²]}; not copied
 * @param low atoms of features, of unit norm
 * @param high what each of them stands for in the fine patch
 * @param penalty λ of the codes
 * @param steps of {@link Fista}
 * @param overlap β: weight of the agreement with neighbouring patches
 * @param gain the norm of a fine patch over that of its upsampled one
 * @param minNorm lower bound of the norm by which features are divided
 */
record YangModel(
    float[] kernels,
    Dictionary low,
    Dictionary high,
    float penalty,
    int steps,
    float overlap,
    float gain,
    float minNorm) {
  private static final int EDGE = Derivatives.PATCH;

  /**
   * Codes shorter than this are not scaled up to the patch's norm: where a code sets in, the fine
   * patch does so continuously.
   */
  static final float SHORT = 0.01f;

  /** Below this a patch has no shape: squares of 32-bit floats still hold it. */
  static final float NOTHING = 1e-15f;

  /** Coder of features alone. */
  Fista first() {
    return new Fista(low, penalty, steps);
  }

  /** Coder of features and of the overlap with neighbouring patches. */
  Fista second() {
    return new Fista(low.stacked(high, overlap), penalty, steps);
  }

  /** Fine cells around a cell, on the upsampled grid, that it depends on. */
  int radius() {
    final int first = EDGE / 2 + Derivatives.RADIUS;
    return overlap > 0 ? first + 2 * (EDGE / 2) : first;
  }

  @Override
  public boolean equals(final Object other) {
    return other instanceof YangModel that
        && Arrays.equals(kernels, that.kernels)
        && low.equals(that.low)
        && high.equals(that.high)
        && penalty == that.penalty
        && steps == that.steps
        && overlap == that.overlap
        && gain == that.gain
        && minNorm == that.minNorm;
  }

  @Override
  public int hashCode() {
    return Objects.hash(low, high, penalty, steps, overlap, gain, minNorm);
  }

  @Override
  public String toString() {
    return "YangModel[" + low + ", " + high + "]";
  }
}
