package org.finegrid.cli.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

/**
 * One band of a coarse raster as GDAL reads it, and what its fine cells owe it.
 *
 * @param values row by row
 * @param width cells of a row
 * @param top the first row's outer edge
 * @param step from row to row
 * @param geographic whether rows are degrees of latitude, so that areas differ
 * @param noData what stands for NoData
 */
record CoarseCells(
    float[] values,
    int width,
    double top,
    double step,
    boolean geographic,
    Optional<Float> noData) {
  /** The largest difference of a mean allowed, in standard deviations of the band. */
  private static final double TOLERANCE = 1e-6;

  static CoarseCells of(final GdalRaster raster, final float[][] values, final int band) {
    final double[] transform = raster.geoTransform();
    return new CoarseCells(
        values[band],
        raster.width(),
        transform[3],
        transform[5],
        raster.geographic(),
        raster.noData(band));
  }

  /** Fails unless a fine cell is NoData where its coarse cell is, and means are kept elsewhere. */
  void assertKeptBy(final float[] fine, final Optional<Float> fineNoData, final int factor) {
    final double tolerance = TOLERANCE * deviation();
    assertTrue(tolerance > 0, "a band without variation proves nothing");
    for (int cell = 0; cell < values.length; cell++) {
      final int row = cell / width;
      final int column = cell % width;
      double sum = 0;
      double weights = 0;
      int empty = 0;
      for (int y = row * factor; y < (row + 1) * factor; y++) {
        final double weight = weight(y, factor);
        for (int x = column * factor; x < (column + 1) * factor; x++) {
          final float value = fine[y * width * factor + x];
          if (isNoData(value, fineNoData)) {
            empty++;
          } else {
            sum += weight * value;
            weights += weight;
          }
        }
      }
      if (isNoData(values[cell], noData)) {
        assertEquals(factor * factor, empty, "NoData under cell " + cell);
      } else {
        assertEquals(0, empty, "NoData under cell " + cell);
        assertEquals(
            values[cell],
            sum / weights,
            Math.max(tolerance, finest(values[cell], factor)),
            "mean of cell " + cell);
      }
    }
  }

  /**
   * What no 32-bit floats can do better than: half a step of one child's value, and 2 % for areas.
   */
  private static double finest(final float value, final int factor) {
    return 0.51 * Math.ulp(value) / (factor * factor);
  }

  /** The area of a fine cell of a row, up to a constant. */
  private double weight(final int fineRow, final int factor) {
    if (!geographic) {
      return 1;
    }
    final double north = Math.toRadians(top + step * fineRow / factor);
    final double south = Math.toRadians(top + step * (fineRow + 1) / factor);
    return Math.sin(north) - Math.sin(south);
  }

  private double deviation() {
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (final float value : values) {
      if (!isNoData(value, noData)) {
        sum += value;
        squares += (double) value * value;
        count++;
      }
    }
    final double mean = sum / count;
    return Math.sqrt(Math.max(0, squares / count - mean * mean));
  }

  private static boolean isNoData(final float value, final Optional<Float> noData) {
    // GDAL prints fill values of NetCDF with six digits.
    return Float.isNaN(value)
        || noData.isPresent() && Math.abs(value - noData.get()) <= 1e-6f * Math.abs(noData.get());
  }
}
