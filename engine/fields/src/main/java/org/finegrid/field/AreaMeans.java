package org.finegrid.field;

import java.util.function.IntToDoubleFunction;

/** Coarse cells as the means of fine ones, each weighted by its area. */
public final class AreaMeans {

  private AreaMeans() {}

  /**
   * The area-weighted means of blocks of cells. A block's mean is that of the cells with data; a
   * block has none where less than half of its area has.
   *
   * @param fine a plane whose sides are multiples of the factor
   * @param factor fine cells per coarse cell and axis
   * @param area the area of a cell in a row, in any unit
   */
  public static FieldPlane of(
      final FieldPlane fine, final int factor, final IntToDoubleFunction area) {
    if (fine.width() % factor != 0 || fine.height() % factor != 0) {
      throw new IllegalArgumentException(fine + " does not divide by " + factor);
    }
    return FieldPlane.of(
        fine.width() / factor,
        fine.height() / factor,
        (column, row) -> block(fine, factor, area, column * factor, row * factor));
  }

  /** The area of a cell in a row of a latitude-longitude grid, but for a constant factor. */
  public static IntToDoubleFunction latitudes(final double firstEdge, final double step) {
    return row ->
        Math.abs(
            StrictMath.sin(StrictMath.toRadians(firstEdge + row * step))
                - StrictMath.sin(StrictMath.toRadians(firstEdge + (row + 1) * step)));
  }

  private static double block(
      final FieldPlane fine,
      final int factor,
      final IntToDoubleFunction area,
      final int firstColumn,
      final int firstRow) {
    double sum = 0;
    double covered = 0;
    double whole = 0;
    for (int row = firstRow; row < firstRow + factor; row++) {
      final double weight = area.applyAsDouble(row);
      for (int column = firstColumn; column < firstColumn + factor; column++) {
        final double value = fine.at(column, row);
        whole += weight;
        if (!Double.isNaN(value)) {
          sum += weight * value;
          covered += weight;
        }
      }
    }
    return covered < whole / 2 ? Double.NaN : sum / covered;
  }
}
