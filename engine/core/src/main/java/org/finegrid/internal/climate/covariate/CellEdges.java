package org.finegrid.internal.climate.covariate;

import java.util.Arrays;

/**
 * The means of coarse cells as they would be if a covariate lay one fine cell elsewhere. A cell
 * then loses its children along one side and gets its neighbour's, so that sums along sides are
 * enough. Shares of area are taken to be those of the children's own rows. Not thread-safe.
 */
final class CellEdges {
  /** A neighbour's neighbour may count. */
  private static final int REACH = 2;

  private final int factor;
  private Frame frame = new Frame(0, 0);
  private double[] means = new double[0];
  private double[] fine = new double[0];
  private boolean[] taken = new boolean[0];
  private double[] row = new double[0];
  private double[] smooth = new double[0];

  /**
   * Sums, weighted by area, over children at sides and corners: [side down + 1][side across + 1].
   */
  private double[][][] sums = new double[3][3][0];

  CellEdges(final int factor) {
    this.factor = factor;
  }

  /** Begins a window, of which no row is taken yet. */
  void begin(final WindowCovariates covariates, final int covariate) {
    frame = covariates.frame;
    means = covariates.means[covariate];
    fine = covariates.fine[covariate];
    for (int side = 0; side < 9; side++) {
      if (side != 4) {
        sums[side / 3][side % 3] = frame.plane(sums[side / 3][side % 3]);
      }
    }
    taken = new boolean[frame.height()];
  }

  /** Takes the rows that {@link #highPass} needs for a row. */
  void take(final WindowCovariates covariates, final int row) {
    for (int y = row - REACH; y <= row + REACH; y++) {
      if (!taken[y]) {
        taken[y] = true;
        takeSide(covariates, y, 0, sums[0]);
        takeSide(covariates, y, factor - 1, sums[2]);
        takeColumns(covariates, y);
      }
    }
  }

  /** Sums along the first or the last row of children, and its ends. */
  private void takeSide(
      final WindowCovariates covariates, final int y, final int k, final double[][] side) {
    final double share = covariates.shares[y * factor + k];
    final int outer = WindowCovariates.OUTER;
    for (int x = outer; x < frame.width() - outer; x++) {
      final int first = covariates.kept(x, y, k);
      double sum = 0;
      for (int i = first; i < first + factor; i++) {
        sum += fine[i];
      }
      final int cell = y * frame.width() + x;
      side[0][cell] = known(share * fine[first]);
      side[1][cell] = known(share * sum);
      side[2][cell] = known(share * fine[first + factor - 1]);
    }
  }

  /** Sums along the first and the last column of children. */
  private void takeColumns(final WindowCovariates covariates, final int y) {
    final int outer = WindowCovariates.OUTER;
    for (int x = outer; x < frame.width() - outer; x++) {
      double left = 0;
      double right = 0;
      for (int k = 0; k < factor; k++) {
        final int first = covariates.kept(x, y, k);
        left += covariates.shares[y * factor + k] * fine[first];
        right += covariates.shares[y * factor + k] * fine[first + factor - 1];
      }
      final int cell = y * frame.width() + x;
      sums[1][0][cell] = known(left);
      sums[1][2][cell] = known(right);
    }
  }

  /** Means of unknown cells are 0 as well. */
  private static double known(final double sum) {
    return Double.isFinite(sum) ? sum : 0;
  }

  /**
   * The finest scales of a row of the means, as they would be.
   *
   * @param down fine cells by which the covariate is moved down: -1, 0 or 1
   * @param across fine cells by which it is moved to the right, likewise
   * @param first the first cell of the row
   * @param out receives the finest scales
   * @param count cells
   */
  void highPass(
      final int down, final int across, final int first, final double[] out, final int count) {
    final int width = frame.width();
    if (row.length < width) {
      row = new double[width];
      smooth = new double[width];
    }
    Arrays.fill(smooth, 0, count + 2, 0);
    for (int y = -1; y <= 1; y++) {
      move(down, across, first - 1 + y * width, row, count + 2);
      addScaled(row, 0, y == 0 ? 0.5 : 0.25, smooth, count + 2);
    }
    move(down, across, first, out, count);
    addScaled(smooth, 0, -0.25, out, count);
    addScaled(smooth, 1, -0.5, out, count);
    addScaled(smooth, 2, -0.25, out, count);
  }

  private static void addScaled(
      final double[] in, final int from, final double weight, final double[] out, final int count) {
    for (int i = 0; i < count; i++) {
      out[i] += weight * in[from + i];
    }
  }

  /** The means of some cells of a row, as they would be. */
  private void move(
      final int down, final int across, final int cell, final double[] out, final int count) {
    final int above = cell - down * frame.width();
    System.arraycopy(means, cell, out, 0, count);
    if (across != 0) {
      exchange(sums[1][across + 1], cell - across, cell, out, count);
    }
    if (down != 0) {
      exchange(sums[down + 1][1], above, cell, out, count);
    }
    if (across != 0 && down != 0) {
      exchange(sums[down + 1][across + 1], cell, cell - across, out, count);
      exchange(sums[down + 1][across + 1], above - across, above, out, count);
    }
  }

  private static void exchange(
      final double[] edges, final int gained, final int lost, final double[] out, final int count) {
    for (int i = 0; i < count; i++) {
      out[i] += edges[gained + i] - edges[lost + i];
    }
  }
}
