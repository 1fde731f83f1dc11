package org.finegrid.grid;

/**
 * Where a raster lies: its columns, its rows and their coordinate reference.
 *
 * @param x the columns' axis
 * @param y the rows' axis, in the order of the rows (usually falling: north first)
 * @param reference what the coordinates mean
 */
public record GridGeometry(Axis x, Axis y, CoordinateReference reference) {

  /** Number of columns. */
  public int width() {
    return x.size();
  }

  /** Number of rows. */
  public int height() {
    return y.size();
  }

  /** All cells. */
  public Window window() {
    return new Window(0, 0, width(), height());
  }

  /** The same ground, {@code factor} times finer along both axes. */
  public GridGeometry refine(final int factor) {
    return new GridGeometry(x.refine(factor), y.refine(factor), reference);
  }

  /** The cells of a window that lies inside. */
  public GridGeometry subset(final Window window) {
    return new GridGeometry(
        x.subset(window.column(), window.width()),
        y.subset(window.row(), window.height()),
        reference);
  }

  /** The same cells under another coordinate reference. */
  public GridGeometry withReference(final CoordinateReference other) {
    return new GridGeometry(x, y, other);
  }

  /**
   * Whether the columns go once around the globe, so that the last one touches the first: evenly
   * spaced degrees of longitude whose extent is 360 to within a hundredth of a cell.
   */
  public boolean wrapsAround() {
    return reference.kind() == CoordinateReference.Kind.GEOGRAPHIC
        && x instanceof RegularAxis regular
        && Math.abs(Math.abs(regular.step() * regular.size()) - 360)
            < 0.01 * Math.abs(regular.step());
  }
}
