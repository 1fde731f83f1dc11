package org.finegrid.internal.score;

import java.util.stream.IntStream;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RegularAxis;

/**
 * What each cell of a grid counts for: its area, in units of the mean height and width of the
 * grid's cells. Where axes are even and not those of a sphere, every cell counts as one.
 */
public final class CellWeights {
  private final double[] rows;
  private final double[] columns;

  private CellWeights(final double[] rows, final double[] columns) {
    this.rows = rows;
    this.columns = columns;
  }

  /** The areas of a grid's cells. */
  public static CellWeights of(final GridGeometry grid) {
    final double[] rows = IntStream.range(0, grid.height()).mapToDouble(grid::rowHeight).toArray();
    final double[] columns =
        IntStream.range(0, grid.width())
            .mapToDouble(
                i ->
                    grid.x() instanceof RegularAxis
                        ? 1
                        : Math.abs(grid.x().edge(i + 1) - grid.x().edge(i)))
            .toArray();
    return new CellWeights(relative(rows), relative(columns));
  }

  /** A grid whose cells all count alike. */
  public static CellWeights equal(final int width, final int height) {
    return new CellWeights(
        IntStream.range(0, height).mapToDouble(i -> 1).toArray(),
        IntStream.range(0, width).mapToDouble(i -> 1).toArray());
  }

  private static double[] relative(final double[] sizes) {
    final double first = sizes[0];
    double sum = 0;
    boolean alike = true;
    for (final double size : sizes) {
      sum += size;
      alike &= size == first;
    }
    final double[] relative = new double[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      relative[i] = alike ? 1 : sizes[i] * sizes.length / sum;
    }
    return relative;
  }

  /** Number of rows. */
  public int height() {
    return rows.length;
  }

  /** Number of columns. */
  public int width() {
    return columns.length;
  }

  /** The weight of a cell. */
  public double of(final int row, final int column) {
    return rows[row] * columns[column];
  }
}
