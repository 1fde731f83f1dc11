package org.finegrid.internal.climate.covariate;

/**
 * The means of coarse cells as they would be if a covariate lay one fine cell elsewhere. A cell
 * then loses its children along one side and gets its neighbour's, so that sums along sides are
 * enough. Shares of area are taken to be those of the children's own rows. Not thread-safe.
 */
final class CellEdges {
  private final int factor;
  private Frame frame = new Frame(0, 0);
  private double[] means = new double[0];

  /**
   * Sums, weighted by area, over children at sides and corners: [side down + 1][side across + 1].
   */
  private double[][][] sums = new double[3][3][0];

  CellEdges(final int factor) {
    this.factor = factor;
  }

  /** Takes a covariate. */
  void load(final WindowCovariates covariates, final int covariate) {
    frame = covariates.frame;
    means = covariates.means[covariate];
    for (int down = -1; down <= 1; down++) {
      for (int across = -1; across <= 1; across++) {
        if (down != 0 || across != 0) {
          sums[down + 1][across + 1] = frame.plane(sums[down + 1][across + 1]);
          sum(covariates, covariate, down, across);
        }
      }
    }
  }

  private void sum(
      final WindowCovariates covariates, final int covariate, final int down, final int across) {
    final double[] fine = covariates.fine[covariate];
    final double[] out = sums[down + 1][across + 1];
    final int firstRow = down > 0 ? factor - 1 : 0;
    final int lastRow = down < 0 ? 0 : factor - 1;
    final int firstColumn = across > 0 ? factor - 1 : 0;
    final int lastColumn = across < 0 ? 0 : factor - 1;
    final int outer = WindowCovariates.OUTER;
    for (int y = outer; y < frame.height() - outer; y++) {
      for (int x = outer; x < frame.width() - outer; x++) {
        double sum = 0;
        for (int k = firstRow; k <= lastRow; k++) {
          final int row = covariates.kept(x, y, k);
          double line = 0;
          for (int i = firstColumn; i <= lastColumn; i++) {
            line += fine[row + i];
          }
          sum += covariates.shares[y * factor + k] * line;
        }
        out[y * frame.width() + x] = Double.isFinite(sum) ? sum : 0;
      }
    }
  }

  /**
   * The finest scales of a row of the means, as they would be.
   *
   * @param down fine cells by which the covariate is moved down: -1, 0 or 1
   * @param across fine cells by which it is moved to the right, likewise
   * @param first the first cell of the row
   * @param rows scratch for a row, with one cell more on each side
   * @param out receives the finest scales
   * @param count cells
   */
  void highPass(
      final int down,
      final int across,
      final int first,
      final double[] rows,
      final double[] out,
      final int count) {
    final int width = frame.width();
    for (int i = 0; i < count + 2; i++) {
      final int cell = first - 1 + i;
      rows[i] =
          0.25 * moved(down, across, cell - width)
              + 0.5 * moved(down, across, cell)
              + 0.25 * moved(down, across, cell + width);
    }
    for (int i = 0; i < count; i++) {
      out[i] =
          moved(down, across, first + i)
              - (0.25 * rows[i] + 0.5 * rows[i + 1] + 0.25 * rows[i + 2]);
    }
  }

  private double moved(final int down, final int across, final int cell) {
    final int left = cell - across;
    final int above = cell - down * frame.width();
    double mean = means[cell];
    if (across != 0) {
      final double[] columns = sums[1][across + 1];
      mean += columns[left] - columns[cell];
    }
    if (down != 0) {
      final double[] rows = sums[down + 1][1];
      mean += rows[above] - rows[cell];
      if (across != 0) {
        final double[] corners = sums[down + 1][across + 1];
        mean += corners[cell] - corners[left] - corners[above] + corners[above - across];
      }
    }
    return mean;
  }
}
