package org.finegrid.internal.place;

import org.finegrid.grid.Axis;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.Window;
import org.finegrid.internal.io.NumberText;
import org.finegrid.io.RasterReader;

/**
 * A source's cells in coordinates in which areas are true: ascending along both axes, with the
 * sines of latitudes in place of latitudes.
 */
final class SourceGrid {
  private final RasterReader reader;
  private final GridGeometry geometry;
  private final AxisEdges x;
  private final AxisEdges y;

  SourceGrid(final RasterReader reader) {
    this.reader = reader;
    this.geometry = reader.description().geometry();
    this.x = AxisEdges.of(geometry.x(), it -> it);
    this.y = AxisEdges.of(geometry.y(), this::height);
  }

  /** What goes with the area below a y: the sine of a latitude, or y itself on a map. */
  double height(final double coordinate) {
    return spherical()
        ? Math.sin(Math.toRadians(Math.max(-90, Math.min(90, coordinate))))
        : coordinate;
  }

  /** The coordinate that goes with a height. */
  double coordinate(final double height) {
    return spherical() ? Math.toDegrees(Math.asin(Math.max(-1, Math.min(1, height)))) : height;
  }

  /** Whether x is a longitude, which repeats after 360 degrees. */
  boolean spherical() {
    return geometry.reference().spherical();
  }

  GridGeometry geometry() {
    return geometry;
  }

  /** The columns' edges, ascending. */
  AxisEdges x() {
    return x;
  }

  /** The rows' edges, ascending. */
  AxisEdges y() {
    return y;
  }

  /** Where a cell lies, for messages, in the source's own coordinates. */
  String place(final int column, final int row) {
    final Axis along = geometry.x();
    final Axis across = geometry.y();
    final double atX = along.centre(first(along, column, 1));
    final double atY = across.centre(first(across, row, 1));
    return switch (geometry.reference().kind()) {
      case GEOGRAPHIC -> "longitude " + rounded(atX) + ", latitude " + rounded(atY);
      case ROTATED -> "rotated longitude " + rounded(atX) + ", latitude " + rounded(atY);
      default -> "x " + rounded(atX) + ", y " + rounded(atY);
    };
  }

  /** A coordinate with as many digits as people need to find it. */
  static String rounded(final double coordinate) {
    return NumberText.of(Math.rint(coordinate * 1e4) / 1e4);
  }

  /** A longitude within half a turn of another one. */
  static double near(final double longitude, final double other) {
    return other + Math.IEEEremainder(longitude - other, AxisMatch.TURN);
  }

  /**
   * Reads cells in ascending order of both coordinates.
   *
   * @param cells columns and rows in that order
   */
  void read(final int[] bands, final Window cells, final double[][] planes) {
    final int column = first(geometry.x(), cells.column(), cells.width());
    final int row = first(geometry.y(), cells.row(), cells.height());
    reader.read(bands, new Window(column, row, cells.width(), cells.height()), planes);
    for (int b = 0; b < bands.length; b++) {
      if (!geometry.y().ascending()) {
        for (int r = 0; r < cells.height() / 2; r++) {
          swapRows(planes[b], cells.width(), r, cells.height() - 1 - r);
        }
      }
      if (!geometry.x().ascending()) {
        for (int r = 0; r < cells.height(); r++) {
          reverse(planes[b], r * cells.width(), cells.width());
        }
      }
    }
  }

  private static int first(final Axis axis, final int first, final int count) {
    return axis.ascending() ? first : axis.size() - first - count;
  }

  private static void swapRows(
      final double[] plane, final int width, final int one, final int other) {
    for (int i = 0; i < width; i++) {
      final double value = plane[one * width + i];
      plane[one * width + i] = plane[other * width + i];
      plane[other * width + i] = value;
    }
  }

  private static void reverse(final double[] plane, final int from, final int count) {
    for (int i = 0; i < count / 2; i++) {
      final double value = plane[from + i];
      plane[from + i] = plane[from + count - 1 - i];
      plane[from + count - 1 - i] = value;
    }
  }
}
