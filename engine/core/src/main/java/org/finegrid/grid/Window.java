package org.finegrid.grid;

/**
 * A rectangle of cells.
 *
 * @param column first column, 0 at the raster's left edge
 * @param row first row, 0 at the raster's first row
 * @param width columns
 * @param height rows
 */
public record Window(int column, int row, int width, int height) {

  /** Refuses an empty window. */
  public Window {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("empty window: " + width + " x " + height);
    }
  }

  /** The column after the last one. */
  public int endColumn() {
    return column + width;
  }

  /** The row after the last one. */
  public int endRow() {
    return row + height;
  }

  /** Number of cells. */
  public long cells() {
    return (long) width * height;
  }

  /** The fine window that covers the same ground, {@code factor} cells to each coarse one. */
  public Window refine(final int factor) {
    return new Window(
        Math.multiplyExact(column, factor),
        Math.multiplyExact(row, factor),
        Math.multiplyExact(width, factor),
        Math.multiplyExact(height, factor));
  }

  /** This window grown by {@code margin} cells on each side; it may leave the raster. */
  public Window grow(final int margin) {
    return new Window(column - margin, row - margin, width + 2 * margin, height + 2 * margin);
  }

  /** This window moved by whole cells. */
  public Window shift(final int columns, final int rows) {
    return new Window(column + columns, row + rows, width, height);
  }

  /** Whether {@code other} lies wholly inside this window. */
  public boolean contains(final Window other) {
    return other.column >= column
        && other.row >= row
        && other.endColumn() <= endColumn()
        && other.endRow() <= endRow();
  }
}
