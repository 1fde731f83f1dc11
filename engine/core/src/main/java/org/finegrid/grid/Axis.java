package org.finegrid.grid;

/**
 * The cells along one horizontal axis, in the coordinate's own units (metres, degrees, degrees of a
 * rotated pole). Cells touch: edge {@code i} ends cell {@code i - 1} and begins cell {@code i}.
 */
public sealed interface Axis permits RegularAxis, IrregularAxis {

  /** Number of cells. */
  int size();

  /**
   * An edge of the cells.
   *
   * @param index 0 for the outer edge of the first cell, {@link #size()} for that of the last
   */
  double edge(int index);

  /** The coordinate of a cell, to which its value belongs. */
  double centre(int index);

  /** The same ground cut {@code factor} times finer; outer edges stay. */
  Axis refine(int factor);

  /**
   * The same ground cut {@code factor} times coarser; outer edges stay.
   *
   * @param factor divides {@link #size()}
   */
  Axis coarsen(int factor);

  /** {@code count} cells from {@code first} on. */
  Axis subset(int first, int count);

  /**
   * The evenly spaced axis that affine formats store for this one: itself where it is regular, else
   * the cells of mean spacing through the first and the last centre, as GDAL reads such axes.
   */
  RegularAxis nominal();

  /** Whether coordinates grow with the index. */
  default boolean ascending() {
    return edge(size()) > edge(0);
  }
}
