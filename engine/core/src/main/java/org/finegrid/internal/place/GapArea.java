package org.finegrid.internal.place;

/** A connected area without values, as far as it has been seen; areas that meet become one. */
final class GapArea {
  /** Sea does not lie among land that is higher than this everywhere, in metres. */
  private static final double LOWLAND = 50;

  private static final double HIGHLAND = 1000;
  private static final int FEW_CELLS = 3;

  private GapArea parent = this;
  private final int column;
  private final int row;
  private int lastRow;
  private long cells;
  private double lowest = Double.POSITIVE_INFINITY;
  private boolean atEdge;

  /** An area that is first seen at a cell. */
  GapArea(final int column, final int row) {
    this.column = column;
    this.row = row;
    this.lastRow = row;
  }

  /** The area that this one has become part of. */
  GapArea root() {
    GapArea it = this;
    while (it.parent != it) {
      it.parent = it.parent.parent;
      it = it.parent;
    }
    return it;
  }

  /** One area of two; the one seen first stands for both. */
  static GapArea join(final GapArea one, final GapArea other) {
    final GapArea a = one.root();
    final GapArea b = other.root();
    if (a == b) {
      return a;
    }
    final boolean aFirst = a.row < b.row || a.row == b.row && a.column <= b.column;
    final GapArea first = aFirst ? a : b;
    final GapArea second = aFirst ? b : a;
    second.parent = first;
    first.cells += second.cells;
    first.lowest = Math.min(first.lowest, second.lowest);
    first.atEdge |= second.atEdge;
    first.lastRow = Math.max(first.lastRow, second.lastRow);
    return first;
  }

  /** Adds a cell. */
  void add(final int inRow, final double lowestNeighbour, final boolean isAtEdge) {
    cells++;
    lastRow = inRow;
    lowest = Math.min(lowest, lowestNeighbour);
    atEdge |= isAtEdge;
  }

  int column() {
    return column;
  }

  int row() {
    return row;
  }

  int lastRow() {
    return lastRow;
  }

  long cells() {
    return cells;
  }

  /**
   * Whether it lies inside, among land that is too high for it to be sea. Of a fjord, an area of a
   * cell or two may be all that a grid shows, so these must lie much higher.
   *
   * @param metres how many metres a unit of the values has
   */
  boolean isHole(final double metres) {
    return !atEdge && lowest * metres > (cells < FEW_CELLS ? HIGHLAND : LOWLAND);
  }

  /** The lowest value beside it. */
  double lowest() {
    return lowest;
  }
}
