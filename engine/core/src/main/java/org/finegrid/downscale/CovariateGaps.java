package org.finegrid.downscale;

import org.finegrid.grid.Window;

/**
 * Fine cells without a value in coarse cells that are known in part. A field of the land alone,
 * such as a climatology of rain, has them at every coast.
 */
final class CovariateGaps {

  private CovariateGaps() {}

  /**
   * Gives such cells the mean of the others in their coarse cell. Coarse cells without any value
   * stay as they are.
   *
   * @param coarse the window of coarse cells
   * @param fine its fine cells, row by row; changed in place
   */
  static void fill(final Window coarse, final int factor, final double[] fine) {
    final int width = coarse.width() * factor;
    for (int y = 0; y < coarse.height(); y++) {
      for (int x = 0; x < coarse.width(); x++) {
        fill(fine, y * factor * width + x * factor, width, factor);
      }
    }
  }

  private static void fill(
      final double[] fine, final int first, final int width, final int factor) {
    double sum = 0;
    int known = 0;
    for (int y = 0; y < factor; y++) {
      for (int i = first + y * width; i < first + y * width + factor; i++) {
        if (!Double.isNaN(fine[i])) {
          sum += fine[i];
          known++;
        }
      }
    }
    if (known == factor * factor || known == 0) {
      return;
    }
    for (int y = 0; y < factor; y++) {
      for (int i = first + y * width; i < first + y * width + factor; i++) {
        if (Double.isNaN(fine[i])) {
          fine[i] = sum / known;
        }
      }
    }
  }
}
