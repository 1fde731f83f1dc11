package org.finegrid.internal.place;

import java.util.OptionalDouble;

/** Sums over the parts of source cells in the cells of a window, for some bands. */
final class CellSums {
  /** Half of a cell's area, less what rounding takes. */
  private static final double HALF = 0.5 - 1e-9;

  private final double[][] sums;
  private final double[][] known;
  private final double[][] gaps;
  private final double[] areas;

  CellSums(final int bands, final int cells) {
    this.sums = new double[bands][cells];
    this.known = new double[bands][cells];
    this.gaps = new double[bands][cells];
    this.areas = new double[cells];
  }

  /** States how large a cell is. */
  void setArea(final int cell, final double area) {
    areas[cell] = area;
  }

  /** Adds a part of a cell; NaN where the source knows no value. */
  void add(final int band, final int cell, final double area, final double value) {
    if (Double.isNaN(value)) {
      gaps[band][cell] += area;
    } else {
      sums[band][cell] += area * value;
      known[band][cell] += area;
    }
  }

  /**
   * The mean of what is known of a cell.
   *
   * @param gapValue what parts without a value count as
   * @return NaN where less than half of the cell is known
   */
  double mean(final int band, final int cell, final OptionalDouble gapValue) {
    double sum = sums[band][cell];
    double area = known[band][cell];
    if (gapValue.isPresent()) {
      sum += gaps[band][cell] * gapValue.getAsDouble();
      area += gaps[band][cell];
    }
    return areas[cell] > 0 && area >= HALF * areas[cell] ? sum / area : Double.NaN;
  }

  /** Whether at least half of a cell has no value although the source reaches there. */
  boolean isGap(final int band, final int cell) {
    return areas[cell] > 0 && gaps[band][cell] >= HALF * areas[cell];
  }
}
