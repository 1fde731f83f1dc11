package org.finegrid.internal.place;

import java.math.BigDecimal;
import java.math.MathContext;
import org.finegrid.grid.Axis;
import org.finegrid.grid.GridGeometry;

/**
 * How large a source's cells are beside those of a target, at the centre of the target.
 *
 * @param cellSize length of a source's cell, the root of its area in its coordinates
 * @param ratio how many times as long it is as a cell of the target; 0 where that is not known
 */
record CellRatio(double cellSize, double ratio) {
  /** Cells that are larger by no more than this count as equal. */
  private static final double EQUAL = 1.01;

  private static final int DIGITS = 3;

  /** Where to look when the centre is not shown: parts of the way from there to the edges. */
  private static final double[] PLACES = {0, 0.4, -0.4, 0.8, -0.8};

  /** The ratio between two grids. */
  static CellRatio of(final TargetGrid target, final GridGeometry source) {
    for (final double down : PLACES) {
      for (final double across : PLACES) {
        final CellRatio found =
            at(
                target,
                source,
                cell(target.geometry().width(), across),
                cell(target.geometry().height(), down));
        if (found.ratio() > 0) {
          return found;
        }
      }
    }
    return new CellRatio(0, 0);
  }

  private static int cell(final int cells, final double place) {
    return Math.min(cells - 1, (int) (cells * (1 + place) / 2));
  }

  private static CellRatio at(
      final TargetGrid target, final GridGeometry source, final int column, final int row) {
    final double[] corners = new double[8];
    for (int i = 0; i < 4; i++) {
      corners[2 * i] = target.x(column + (i == 1 || i == 2 ? 1 : 0), 1);
      corners[2 * i + 1] = target.y(row + (i > 1 ? 1 : 0), 1);
    }
    target.toSource(corners, 4);
    if (source.reference().spherical()) {
      for (int i = 2; i < 8; i += 2) {
        corners[i] = SourceGrid.near(corners[i], corners[0]);
      }
    }
    double twice = 0;
    for (int i = 0; i < 4; i++) {
      final int next = (i + 1) % 4;
      twice += corners[2 * i] * corners[2 * next + 1] - corners[2 * next] * corners[2 * i + 1];
    }
    final double cell = size(source.x(), corners[0]) * size(source.y(), corners[1]);
    final double ratio = Math.sqrt(cell / Math.abs(twice / 2));
    return Double.isFinite(ratio) ? new CellRatio(Math.sqrt(cell), ratio) : new CellRatio(0, 0);
  }

  /** The size of the cell that holds a coordinate, or of the outermost one before it. */
  private static double size(final Axis axis, final double coordinate) {
    final AxisEdges edges = AxisEdges.of(axis, it -> it);
    return edges.size(Math.max(0, Math.min(edges.cells() - 1, edges.find(coordinate, 0))));
  }

  /** Whether the source is coarser. */
  boolean isCoarser() {
    return ratio > EQUAL;
  }

  /** Both sizes, for a note. */
  String describe(final String unit) {
    return "its cells of about "
        + digits(cellSize)
        + unit
        + " are larger than the fine cells of about "
        + digits(cellSize / ratio)
        + unit
        + ", so values are interpolated between them";
  }

  private static String digits(final double size) {
    return new BigDecimal(size).round(new MathContext(DIGITS)).stripTrailingZeros().toPlainString();
  }
}
