package org.finegrid.grid;

/**
 * Cells of one size.
 *
 * @param origin outer edge of the first cell
 * @param step size of a cell; negative where coordinates fall with the index
 * @param size number of cells
 */
public record RegularAxis(double origin, double step, int size) implements Axis {
  /** Cells can be cut finer without a loss of digits. */
  private static final double SMALLEST = 1e-300;

  /** Refuses an empty axis and a step that is zero or not finite. */
  public RegularAxis {
    if (size < 1) {
      throw new IllegalArgumentException("an axis needs a cell");
    }
    if (!Double.isFinite(origin) || !Double.isFinite(step) || step == 0) {
      throw new IllegalArgumentException("not an axis: origin " + origin + ", step " + step);
    }
  }

  /**
   * Whether numbers from a file make an axis: cells of a size that their place does not swallow, up
   * to edges that are finite.
   */
  public static boolean isSound(final double origin, final double step, final int size) {
    return size > 0
        && Double.isFinite(origin)
        && Double.isFinite(origin + step * size)
        && Math.abs(step) >= SMALLEST
        && origin + step != origin
        && origin + step * size != origin + step * (size - 1);
  }

  @Override
  public double edge(final int index) {
    return origin + index * step;
  }

  @Override
  public double centre(final int index) {
    return origin + (index + 0.5) * step;
  }

  @Override
  public RegularAxis refine(final int factor) {
    return new RegularAxis(origin, step / factor, Math.multiplyExact(size, factor));
  }

  @Override
  public RegularAxis coarsen(final int factor) {
    if (size % factor != 0) {
      throw new IllegalArgumentException(size + " cells do not make whole ones of " + factor);
    }
    return new RegularAxis(origin, step * factor, size / factor);
  }

  @Override
  public RegularAxis subset(final int first, final int count) {
    return new RegularAxis(edge(first), step, count);
  }

  @Override
  public RegularAxis nominal() {
    return this;
  }
}
