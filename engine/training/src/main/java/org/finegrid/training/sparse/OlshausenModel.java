package org.finegrid.training.sparse;

import java.util.Arrays;
import java.util.Objects;
import org.finegrid.training.data.FloatPlane;

/**
 * A dictionary of whitened coarse patches, and the fine detail that goes with each atom.
 *
 * @param factor fine cells per coarse cell and axis
 * @param kernels what makes features of the coarse cells, {@code [features][WINDOW²]}; not copied
 * @param low atoms of features, of unit norm
 * @param detail for each atom what is to be added to the bicubic interpolation in the children of
 *     {@code BLOCK²} cells
 * @param penalty λ of the codes
 * @param steps of {@link Fista}
 */
record OlshausenModel(
    int factor, float[] kernels, Dictionary low, Dictionary detail, float penalty, int steps) {
  /** Edge of the patch of coarse cells that is coded. */
  static final int WINDOW = 5;

  /** Edge of the block of coarse cells around its centre whose children get detail. */
  static final int BLOCK = 3;

  /** Coarse cells around a cell that it depends on. */
  static final int HALO = WINDOW / 2 + BLOCK / 2;

  /** Features shorter than this are of nothing: squares of 32-bit floats still hold it. */
  static final float NOTHING = 1e-15f;

  Fista coder() {
    return new Fista(low, penalty, steps);
  }

  /** Features of the patch around a cell. */
  static float[] features(
      final float[] kernels, final FloatPlane coarse, final int column, final int row) {
    final float[] window = Patch.around(coarse, column, row, WINDOW);
    final float[] features = new float[kernels.length / window.length];
    for (int i = 0; i < features.length; i++) {
      for (int k = 0; k < window.length; k++) {
        features[i] += kernels[i * window.length + k] * window[k];
      }
    }
    return features;
  }

  /**
   * Lays blocks over each other: a kernel {@code [factor²][(BLOCK·factor)²][BLOCK][BLOCK]} that
   * takes, for each child of a cell, the mean of what the blocks around the cell have for it.
   */
  float[] averaging() {
    final int edge = BLOCK * factor;
    final int cells = BLOCK * BLOCK;
    final float[] kernel = new float[factor * factor * edge * edge * cells];
    for (int child = 0; child < factor * factor; child++) {
      for (int cell = 0; cell < cells; cell++) {
        // In the block centred on the cell to the right, this cell is the one on the left.
        final int column = (BLOCK - 1 - cell % BLOCK) * factor + child % factor;
        final int row = (BLOCK - 1 - cell / BLOCK) * factor + child / factor;
        kernel[(child * edge * edge + row * edge + column) * cells + cell] = 1f / cells;
      }
    }
    return kernel;
  }

  @Override
  public boolean equals(final Object other) {
    return other instanceof OlshausenModel that
        && factor == that.factor
        && Arrays.equals(kernels, that.kernels)
        && low.equals(that.low)
        && detail.equals(that.detail)
        && penalty == that.penalty
        && steps == that.steps;
  }

  @Override
  public int hashCode() {
    return Objects.hash(factor, low, detail, penalty, steps);
  }

  @Override
  public String toString() {
    return "OlshausenModel[x" + factor + ", " + low + ", " + detail + "]";
  }
}
