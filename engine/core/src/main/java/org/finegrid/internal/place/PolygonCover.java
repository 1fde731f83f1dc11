package org.finegrid.internal.place;

import java.util.Arrays;
import org.finegrid.grid.Window;

/**
 * The exact areas of a polygon in the cells of a grid, in one pass over its edges.
 *
 * <p>An edge adds to each column that it crosses the area between itself and the row's lower side,
 * and to all rows below the area of their full height, negative where it runs towards larger x.
 * What edges enclose is left; this is how fonts are rasterised. Polygons need not be convex, may
 * have holes (rings in opposite direction) and may reach beyond the grid.
 *
 * <p>Areas are those of the plane of the coordinates. On a sphere, longitudes with the sines of
 * latitudes make a plane of true areas; edges are then straight in these.
 *
 * <p>Not for several threads at once.
 */
final class PolygonCover {
  private final AxisEdges x;
  private final AxisEdges y;
  private int column;
  private int row;
  private int columns;
  private int rows;
  private int hint;
  private int rowHint;

  /** Areas between an edge and the lower side of its row, column by column. */
  private double[] parts = new double[16];

  /** Widths under which all rows below lie wholly, one more for each column. */
  private double[] widths = new double[20];

  /** A grid of columns and rows. */
  PolygonCover(final AxisEdges x, final AxisEdges y) {
    this.x = x;
    this.y = y;
  }

  /**
   * Begins a polygon.
   *
   * @param within the columns and rows that are asked for
   * @return whether its bounds have any of them; where not, there is no more to do
   */
  boolean begin(
      final double minX,
      final double minY,
      final double maxX,
      final double maxY,
      final Window within) {
    final int first = Math.max(within.column(), x.find(minX, hint));
    final int last = Math.min(within.endColumn() - 1, x.find(maxX, first + 1));
    final int lowest = Math.max(within.row(), y.find(minY, rowHint));
    final int highest = Math.min(within.endRow() - 1, y.find(maxY, lowest + 1));
    if (first > last || lowest > highest || maxX <= x.edge(first) || maxY <= y.edge(lowest)) {
      return false;
    }
    hint = first;
    rowHint = lowest;
    column = first;
    row = lowest;
    columns = last - first + 1;
    rows = highest - lowest + 1;
    if (parts.length < columns * rows) {
      parts = new double[2 * columns * rows];
    }
    if (widths.length < columns * (rows + 1)) {
      widths = new double[2 * columns * (rows + 1)];
    }
    Arrays.fill(parts, 0, columns * rows, 0);
    Arrays.fill(widths, 0, columns * (rows + 1), 0);
    return true;
  }

  /** Adds an edge. Outer rings run counter-clockwise, holes clockwise. */
  void edge(final double x1, final double y1, final double x2, final double y2) {
    if (x1 < x2) {
      rightward(x1, y1, x2, y2, -1);
    } else if (x2 < x1) {
      rightward(x2, y2, x1, y1, 1);
    }
  }

  private void rightward(
      final double x1, final double y1, final double x2, final double y2, final double sign) {
    final double from = Math.max(x1, x.edge(column));
    final double to = Math.min(x2, x.edge(column + columns));
    if (!(from < to)) {
      return;
    }
    final double slope = (y2 - y1) / (x2 - x1);
    int at = Math.max(column, Math.min(column + columns - 1, x.find(from, hint)));
    double left = from;
    double leftY = from == x1 ? y1 : y1 + (from - x1) * slope;
    while (left < to) {
      final double right = Math.min(to, x.edge(at + 1));
      final double rightY = right == x2 ? y2 : y1 + (right - x1) * slope;
      inColumn(at - column, right - left, leftY, rightY, sign);
      left = right;
      leftY = rightY;
      at++;
    }
  }

  /** A piece of an edge in one column, cut at the rows that it crosses. */
  private void inColumn(
      final int at, final double width, final double y1, final double y2, final double sign) {
    final double low = Math.min(y1, y2);
    final double high = Math.max(y1, y2);
    final double perHeight = high > low ? width / (high - low) : 0;
    int r = Math.max(row - 1, Math.min(row + rows, y.find(low, rowHint)));
    double bottom = low;
    double left = width;
    while (true) {
      final double top = r >= row + rows ? high : Math.min(high, y.edge(r + 1));
      // What is left is taken as a whole at the end, so that widths sum exactly.
      final double share = top >= high ? left : (top - bottom) * perHeight;
      if (r >= row) {
        if (r < row + rows) {
          parts[at * rows + r - row] += sign * share * ((bottom + top) / 2 - y.edge(r));
        }
        widths[at * (rows + 1) + Math.min(r - row, rows)] += sign * share;
      }
      if (top >= high) {
        return;
      }
      left -= share;
      bottom = top;
      r++;
    }
  }

  /** Ends the polygon: its areas can be asked for. */
  void end() {
    for (int c = 0; c < columns; c++) {
      double below = 0;
      for (int r = rows - 1; r >= 0; r--) {
        below += widths[c * (rows + 1) + r + 1];
        parts[c * rows + r] += below * y.size(row + r);
      }
    }
  }

  /** The first column that the polygon may cover. */
  int column() {
    return column;
  }

  /** The first row that the polygon may cover. */
  int row() {
    return row;
  }

  /** How many columns it may cover. */
  int columns() {
    return columns;
  }

  /** How many rows it may cover. */
  int rows() {
    return rows;
  }

  /** The polygon's area in a cell, counted from {@link #column()} and {@link #row()}. */
  double area(final int ofColumn, final int ofRow) {
    return parts[ofColumn * rows + ofRow];
  }
}
