package org.finegrid.grid;

/**
 * Where a raster lies: its columns, its rows and their coordinate reference.
 *
 * @param x the columns' axis
 * @param y the rows' axis, in the order of the rows (usually falling: north first)
 * @param reference what the coordinates mean
 */
public record GridGeometry(Axis x, Axis y, CoordinateReference reference) {
  /** Share of a cell by which rotation may move the far corner before it counts. */
  private static final double NEGLIGIBLE = 1e-6;

  /**
   * Whether the rows and columns of a placed raster run along the axes of its coordinates; not so
   * either where its cells have no size.
   *
   * @param column extent of a column's cell along x
   * @param columnAcross how far y changes from a column to the next
   * @param row extent of a row's cell along y
   * @param rowAcross how far x changes from a row to the next
   */
  public static boolean isAligned(
      final double column,
      final double columnAcross,
      final double row,
      final double rowAcross,
      final int width,
      final int height) {
    final double turn =
        Math.abs(rowAcross) * height / Math.abs(column)
            + Math.abs(columnAcross) * width / Math.abs(row);
    return turn < NEGLIGIBLE;
  }

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

  /** The same ground, {@code factor} times coarser along both axes, which it divides. */
  public GridGeometry coarsen(final int factor) {
    return new GridGeometry(x.coarsen(factor), y.coarsen(factor), reference);
  }

  /**
   * What the area of a row's cells goes with, beside their width: on a sphere the difference of the
   * sines of their edges' latitudes, elsewhere their height in coordinates.
   */
  public double rowHeight(final int row) {
    if (reference.spherical()) {
      return Math.abs(sine(y.edge(row + 1)) - sine(y.edge(row)));
    }
    return y instanceof RegularAxis regular
        ? Math.abs(regular.step())
        : Math.abs(y.edge(row + 1) - y.edge(row));
  }

  private static double sine(final double latitude) {
    return Math.sin(Math.toRadians(Math.max(-90, Math.min(90, latitude))));
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
