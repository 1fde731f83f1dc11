package org.finegrid.internal.score;

import java.util.Arrays;
import org.finegrid.grid.Window;

/**
 * Aggregation from fine to coarse: a coarse cell is the mean of those of its children that have
 * data, weighted by their areas.
 */
public final class BlockMeans {

  private BlockMeans() {}

  /**
   * The means of a stretch of rows; a coarse cell has data where any of its children has.
   *
   * @param fine values row by row, NaN for NoData
   * @param window the place of these values on the fine grid: whole rows, as many as make whole
   *     coarse cells
   * @param factor fine cells per coarse cell and axis
   * @param weights the areas of the fine grid's cells
   * @return the coarse values row by row, NaN for NoData
   */
  public static double[] of(
      final double[] fine, final Window window, final int factor, final CellWeights weights) {
    return of(fine, window, factor, weights, 0);
  }

  /**
   * The means of a stretch of rows.
   *
   * @param fine values row by row, NaN for NoData
   * @param window the place of these values on the fine grid: whole rows, as many as make whole
   *     coarse cells
   * @param factor fine cells per coarse cell and axis
   * @param weights the areas of the fine grid's cells
   * @param minShare the share of a coarse cell's area, from 0 to 1, that must have data
   * @return the coarse values row by row, NaN for NoData
   */
  public static double[] of(
      final double[] fine,
      final Window window,
      final int factor,
      final CellWeights weights,
      final double minShare) {
    if (window.width() % factor != 0 || window.height() % factor != 0) {
      throw new IllegalArgumentException(window + " does not make whole cells of " + factor);
    }
    final int width = window.width() / factor;
    final double[] coarse = new double[width * (window.height() / factor)];
    final double[] areas = new double[width];
    final double[] whole = new double[width];
    for (int row = 0; row < window.height() / factor; row++) {
      Arrays.fill(areas, 0);
      Arrays.fill(whole, 0);
      for (int k = 0; k < factor; k++) {
        final int y = row * factor + k;
        for (int x = 0; x < window.width(); x++) {
          final double value = fine[y * window.width() + x];
          final double area = weights.of(window.row() + y, window.column() + x);
          whole[x / factor] += area;
          if (!Double.isNaN(value)) {
            coarse[row * width + x / factor] += area * value;
            areas[x / factor] += area;
          }
        }
      }
      for (int c = 0; c < width; c++) {
        // Without any area, which only cells beyond a pole are, there is nothing to divide by.
        final boolean known = areas[c] > 0 && areas[c] >= minShare * whole[c];
        coarse[row * width + c] = known ? coarse[row * width + c] / areas[c] : Double.NaN;
      }
    }
    return coarse;
  }
}
