package org.finegrid.internal.place;

/**
 * Where a coordinate lies among the centres of an axis' cells.
 *
 * @param cell the cell that holds it; negative outside of the axis
 * @param neighbour the next cell on the side of the centre where it lies; negative at an edge
 * @param share the neighbour's weight, the cell having the rest
 */
record CentrePosition(int cell, int neighbour, double share) {
  private static final CentrePosition OUTSIDE = new CentrePosition(-1, -1, 0);

  /**
   * The position of a coordinate.
   *
   * @param wraps whether the last cell is the first one's neighbour, 360 degrees on
   */
  static CentrePosition of(
      final AxisEdges axis, final double coordinate, final boolean wraps, final int hint) {
    final int n = axis.cells();
    final int found = axis.find(coordinate, hint);
    // The upper edge belongs to the axis as well; a globe has no edge but by rounding.
    final int cell =
        wraps || coordinate == axis.high() ? Math.max(0, Math.min(n - 1, found)) : found;
    if (!(cell >= 0 && cell < n) || Double.isNaN(coordinate)) {
      return OUTSIDE;
    }
    final double offset = coordinate - centre(axis, cell);
    final int step = offset < 0 ? -1 : 1;
    final int next = wraps ? Math.floorMod(cell + step, n) : cell + step;
    if (offset == 0 || next < 0 || next >= n) {
      return new CentrePosition(cell, -1, 0);
    }
    final double distance = (axis.size(cell) + axis.size(next)) / 2;
    return new CentrePosition(cell, next, Math.min(1, Math.abs(offset) / distance));
  }

  private static double centre(final AxisEdges axis, final int cell) {
    return (axis.edge(cell) + axis.edge(cell + 1)) / 2;
  }
}
