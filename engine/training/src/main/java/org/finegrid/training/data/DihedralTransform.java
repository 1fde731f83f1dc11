package org.finegrid.training.data;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One of the eight ways to lay a square or a rectangle: where a place of what is laid comes from.
 *
 * @param swapped whether columns and rows change places
 * @param mirroredAcross whether columns then run the other way
 * @param mirroredDown whether rows then run the other way
 */
public record DihedralTransform(boolean swapped, boolean mirroredAcross, boolean mirroredDown) {
  /** All eight; the first leaves everything where it is. */
  public static final List<DihedralTransform> ALL =
      IntStream.range(0, 8)
          .mapToObj(
              which -> new DihedralTransform((which & 1) != 0, (which & 2) != 0, (which & 4) != 0))
          .toList();

  /**
   * The column that a place comes from.
   *
   * @param edge columns of what it comes from
   */
  public int column(final int column, final int row, final int edge) {
    final int from = swapped ? row : column;
    return mirroredAcross ? edge - 1 - from : from;
  }

  /**
   * The row that a place comes from.
   *
   * @param edge rows of what it comes from
   */
  public int row(final int column, final int row, final int edge) {
    final int from = swapped ? column : row;
    return mirroredDown ? edge - 1 - from : from;
  }

  /** Where a place of a square comes from, both numbered row by row. */
  public int place(final int place, final int edge) {
    final int column = place % edge;
    final int row = place / edge;
    return row(column, row, edge) * edge + column(column, row, edge);
  }

  /** The turn that takes each place where this one takes the other one's. */
  public DihedralTransform after(final DihedralTransform other) {
    return new DihedralTransform(
        swapped != other.swapped,
        mirroredAcross != (swapped ? other.mirroredDown : other.mirroredAcross),
        mirroredDown != (swapped ? other.mirroredAcross : other.mirroredDown));
  }

  /** The turn that lays back what this one laid. */
  public DihedralTransform inverse() {
    return swapped ? new DihedralTransform(true, mirroredDown, mirroredAcross) : this;
  }
}
