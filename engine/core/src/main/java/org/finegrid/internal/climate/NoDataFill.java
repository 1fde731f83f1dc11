package org.finegrid.internal.climate;

import java.util.Arrays;

/**
 * Gives cells without data a value for networks and kernels: ring by ring outwards from the data,
 * the mean of those of the eight neighbours that have one by then.
 *
 * <p>A cell {@code d} rings away from data depends on cells at most {@code d} away from it, and on
 * nothing else. So, read with {@code 2·halo} cells around it, a tile gets the same values whatever
 * the tiling: within the halo of a cell with data, no cell is farther than the halo from data.
 */
public final class NoDataFill {

  private NoDataFill() {}

  /**
   * Fills a plane in place.
   *
   * @param plane values row by row, NaN for NoData
   * @param width columns
   * @param height rows
   * @param rings how many rings to fill; the cells beyond get the mean of the plane's data, which
   *     no cell with data within {@code rings} ever sees
   * @return whether there was any data; if not, the plane is left as it was
   */
  public static boolean fill(
      final double[] plane, final int width, final int height, final int rings) {
    final int cells = width * height;
    int[] front = new int[cells];
    int missing = 0;
    double sum = 0;
    for (int i = 0; i < cells; i++) {
      if (Double.isNaN(plane[i])) {
        front[missing++] = i;
      } else {
        sum += plane[i];
      }
    }
    if (missing == cells) {
      return false;
    }
    final double mean = sum / (cells - missing);
    front = Arrays.copyOf(front, missing);
    final double[] means = new double[missing];
    for (int ring = 0; ring < rings && front.length > 0; ring++) {
      front = fillRing(plane, width, height, front, means);
    }
    for (final int cell : front) {
      plane[cell] = mean;
    }
    return true;
  }

  /** Fills the cells that touch data; answers those that do not. */
  private static int[] fillRing(
      final double[] plane,
      final int width,
      final int height,
      final int[] missing,
      final double[] means) {
    for (int i = 0; i < missing.length; i++) {
      means[i] = meanOfNeighbours(plane, width, height, missing[i]);
    }
    int left = 0;
    final int[] remaining = new int[missing.length];
    for (int i = 0; i < missing.length; i++) {
      if (Double.isNaN(means[i])) {
        remaining[left++] = missing[i];
      } else {
        plane[missing[i]] = means[i];
      }
    }
    return Arrays.copyOf(remaining, left);
  }

  private static double meanOfNeighbours(
      final double[] plane, final int width, final int height, final int cell) {
    final int column = cell % width;
    final int row = cell / width;
    double sum = 0;
    int count = 0;
    for (int y = Math.max(0, row - 1); y <= Math.min(height - 1, row + 1); y++) {
      for (int x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x++) {
        final double value = plane[y * width + x];
        if (!Double.isNaN(value)) {
          sum += value;
          count++;
        }
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }
}
