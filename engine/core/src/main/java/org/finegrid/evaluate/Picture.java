package org.finegrid.evaluate;

import org.finegrid.grid.Window;

/** A plane of values, to be drawn. */
public final class Picture {
  private final int width;
  private final int height;
  private final float[] values;

  private Picture(final int width, final int height, final float[] values) {
    this.width = width;
    this.height = height;
    this.values = values;
  }

  /** A window of a plane of that many columns. */
  static Picture of(final double[] plane, final int columns, final Window window) {
    final float[] values = new float[(int) window.cells()];
    for (int i = 0; i < values.length; i++) {
      final int y = window.row() + i / window.width();
      final int x = window.column() + i % window.width();
      values[i] = (float) plane[y * columns + x];
    }
    return new Picture(window.width(), window.height(), values);
  }

  /** Number of columns. */
  public int width() {
    return width;
  }

  /** Number of rows. */
  public int height() {
    return height;
  }

  /** A value; NaN for NoData. */
  public float at(final int row, final int column) {
    return values[row * width + column];
  }
}
