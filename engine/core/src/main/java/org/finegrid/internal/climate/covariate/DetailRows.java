package org.finegrid.internal.climate.covariate;

import java.util.Arrays;

/**
 * The detail of covariates on fine cells: interpolated slopes times what interpolation of the
 * covariate's own smooth part does not give. Not thread-safe.
 */
final class DetailRows {
  private static final int HALO = CovariateDetail.HALO;

  private final WindowCovariates covariates;
  private final WindowGaps gaps;
  private final int factor;
  private final RowInterpolation interpolation;
  private double[] row = new double[0];
  private double[] sums = new double[0];

  DetailRows(final WindowCovariates covariates, final WindowGaps gaps, final int factor) {
    this.covariates = covariates;
    this.gaps = gaps;
    this.factor = factor;
    this.interpolation = new RowInterpolation(factor);
  }

  /** Computes the detail of the inner cells and its means. */
  void compute(final double[][] slopes, final float[] detail, final double[] means) {
    final Frame frame = covariates.frame;
    final int cells = frame.width() - 2 * HALO;
    final int width = cells * factor;
    if (row.length != width) {
      row = new double[width];
      sums = new double[width];
    }
    interpolation.begin(covariates.count(), frame.width(), HALO);
    for (int y = HALO; y < frame.height() - HALO; y++) {
      final boolean limited = anyLimited(y);
      interpolation.moveTo(y, slopes, gaps.smooth, gaps.complete ? new double[0][] : gaps.limits);
      Arrays.fill(sums, 0);
      for (int k = 0; k < factor; k++) {
        fill(y, k, limited);
        final int target = ((y - HALO) * factor + k) * width;
        store(row, detail, target, covariates.shares[y * factor + k], sums);
      }
      for (int x = 0; x < cells; x++) {
        double mean = 0;
        for (int i = x * factor; i < (x + 1) * factor; i++) {
          mean += sums[i];
        }
        means[(y - HALO) * cells + x] = mean;
      }
    }
  }

  /** Computes one row of fine cells. */
  private void fill(final int y, final int k, final boolean limited) {
    final int from = covariates.kept(HALO, y, k);
    if (limited) {
      Arrays.fill(row, 0);
    } else {
      interpolation.put(0, k, covariates.fine[0], from, row);
    }
    for (int i = limited ? 0 : 1; i < covariates.count(); i++) {
      if (limited && covariates.cautious(i)) {
        interpolation.limits(i, k, interpolation.limit);
        release(y);
        interpolation.addLimited(i, k, covariates.fine[i], from, row);
      } else {
        interpolation.add(i, k, covariates.fine[i], from, row);
      }
    }
    if (covariates.anyUnknown) {
      clearUnknown(y);
    }
  }

  private boolean anyLimited(final int y) {
    final int first = y * covariates.frame.width() + HALO;
    for (int cell = first; cell < first + covariates.frame.width() - 2 * HALO; cell++) {
      if (gaps.limited(cell)) {
        return true;
      }
    }
    return false;
  }

  /** Takes the limit from children of cells that no gap is near. */
  private void release(final int y) {
    final int first = y * covariates.frame.width() + HALO;
    for (int x = 0; x < covariates.frame.width() - 2 * HALO; x++) {
      if (!gaps.limited(first + x)) {
        Arrays.fill(interpolation.limit, x * factor, (x + 1) * factor, Double.POSITIVE_INFINITY);
      }
    }
  }

  private void clearUnknown(final int y) {
    final int first = y * covariates.frame.width() + HALO;
    for (int x = 0; x < covariates.frame.width() - 2 * HALO; x++) {
      if (covariates.unknown[first + x]) {
        Arrays.fill(row, x * factor, (x + 1) * factor, 0);
      }
    }
  }

  private static void store(
      final double[] row,
      final float[] detail,
      final int target,
      final double share,
      final double[] sums) {
    for (int i = 0; i < row.length; i++) {
      detail[target + i] = (float) row[i];
    }
    for (int i = 0; i < row.length; i++) {
      sums[i] += share * row[i];
    }
  }
}
