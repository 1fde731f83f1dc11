package org.finegrid.internal.climate;

import java.util.Arrays;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;

/**
 * Makes fine values obey: NoData where the coarse cell has none, the bounds, and the mean of each
 * coarse cell's children, weighted by area, equal to the cell. The layers are those of Harder et
 * al., Hard-Constrained Deep Learning for Climate Downscaling, JMLR 24 (2023), with the cases that
 * they leave open: a zero cell gives zeros, bounds hold together with the mean, and what rounding
 * to 32-bit floats loses is put back into one child.
 *
 * <p>Works in double precision on the variable's own units, after blending. Not thread-safe: one
 * for each worker.
 */
public final class CellConstraint {
  private final Conservation conservation;
  private final Bounds bounds;
  private final boolean bounded;
  private final CellAreas areas;
  private final int factor;
  private final double[] shares;
  private final BoundedCell boundedCell;
  private final int[] rowsByShare;
  private int rows;
  private double[] sums = new double[0];
  private float[] corrections = new float[0];

  /** A constraint for one grid. */
  public CellConstraint(
      final Conservation conservation, final Bounds bounds, final CellAreas areas) {
    this.conservation = conservation;
    this.bounds = bounds;
    this.bounded = bounds.any();
    this.areas = areas;
    this.factor = areas.factor();
    this.shares = new double[factor];
    this.rowsByShare = new int[factor];
    this.boundedCell = new BoundedCell(conservation, bounds, factor);
  }

  /**
   * Applies the constraint to a block of cells.
   *
   * @param coarse coarse values, NaN for NoData
   * @param offset index of the block's first coarse cell
   * @param stride coarse cells from one row to the next
   * @param block the block's place on the coarse grid
   * @param fine the block's fine values, row by row; changed in place
   * @param tally receives the block's statistics
   */
  public void apply(
      final double[] coarse,
      final int offset,
      final int stride,
      final Window block,
      final float[] fine,
      final RunningStatistics tally) {
    final int width = block.width() * factor;
    if (sums.length != width) {
      sums = new double[width];
      corrections = new float[width];
    }
    for (int y = 0; y < block.height(); y++) {
      takeShares(block.row() + y);
      final int from = offset + y * stride;
      final int target = y * factor * width;
      tally.coarse(coarse, from, block.width());
      correct(coarse, from, block.width(), fine, target);
      settle(coarse, from, block.width(), fine, target, tally);
    }
  }

  private void takeShares(final int row) {
    for (int k = 0; k < factor; k++) {
      shares[k] = areas.share(row * factor + k);
    }
    // Least share first. A row without area can give nothing back.
    rows = 0;
    for (int k = 0; k < factor; k++) {
      if (shares[k] > 0) {
        int place = rows++;
        for (; place > 0 && shares[rowsByShare[place - 1]] > shares[k]; place--) {
          rowsByShare[place] = rowsByShare[place - 1];
        }
        rowsByShare[place] = k;
      }
    }
  }

  /** Brings a row of cells to its means, up to rounding and the bounds. */
  private void correct(
      final double[] coarse,
      final int from,
      final int cells,
      final float[] fine,
      final int target) {
    final int width = cells * factor;
    switch (conservation) {
      case ADDITIVE -> {
        sumRows(fine, target, width);
        for (int c = 0; c < cells; c++) {
          // A NaN cell makes its children NaN here.
          fillCell(c, coarse[from + c] - cellSum(c));
        }
        add(fine, target, width);
      }
      case MULTIPLICATIVE -> {
        for (int i = target; i < target + factor * width; i++) {
          // Minus infinity is no dry cell; it is left to be found below.
          fine[i] = fine[i] < 0 && fine[i] > Float.NEGATIVE_INFINITY ? 0 : fine[i];
        }
        sumRows(fine, target, width);
        for (int c = 0; c < cells; c++) {
          scaleCell(c, coarse[from + c], cellSum(c), fine, target, width);
        }
        scale(fine, target, width);
      }
      default -> {
        for (int c = 0; c < cells; c++) {
          fillCell(c, Double.isNaN(coarse[from + c]) ? Double.NaN : 0);
        }
        add(fine, target, width);
      }
    }
  }

  /**
   * The scale of one cell. A cell that is zero or, by noise in the data, below it, and one whose
   * children are all zero, gets its own value everywhere.
   */
  private void scaleCell(
      final int cell,
      final double value,
      final double mean,
      final float[] fine,
      final int target,
      final int width) {
    if (!Double.isNaN(value)) {
      refuseUnlessFinite(mean);
    }
    final double scale = value / mean;
    if (Double.isNaN(value) || value > 0 && mean > 0 && Float.isFinite((float) scale)) {
      fillCell(cell, scale);
      return;
    }
    for (int k = 0; k < factor; k++) {
      final int first = target + k * width + cell * factor;
      Arrays.fill(fine, first, first + factor, (float) value);
    }
    fillCell(cell, 1);
  }

  private static void refuseUnlessFinite(final double figure) {
    if (!Double.isFinite(figure)) {
      throw new RasterException(
          "the model's output has NaN or infinite values; is it made for this kind of data?");
    }
  }

  private void fillCell(final int cell, final double value) {
    Arrays.fill(corrections, cell * factor, (cell + 1) * factor, (float) value);
  }

  /** Sums the rows of children, weighted, into one row. */
  private void sumRows(final float[] fine, final int target, final int width) {
    for (int k = 0; k < factor; k++) {
      final double share = shares[k];
      final int row = target + k * width;
      if (k == 0) {
        for (int x = 0; x < width; x++) {
          sums[x] = share * fine[row + x];
        }
      } else {
        for (int x = 0; x < width; x++) {
          sums[x] += share * fine[row + x];
        }
      }
    }
  }

  private double cellSum(final int cell) {
    double sum = 0;
    for (int x = cell * factor; x < (cell + 1) * factor; x++) {
      sum += sums[x];
    }
    return sum;
  }

  /**
   * Adds the corrections to each row of children. In single precision, which compilers turn into
   * vector instructions; what it loses is put back with what rounding loses anyway.
   */
  private void add(final float[] fine, final int target, final int width) {
    for (int k = 0; k < factor; k++) {
      final int row = target + k * width;
      for (int x = 0; x < width; x++) {
        fine[row + x] += corrections[x];
      }
    }
  }

  /** Scales each row of children by the corrections, likewise. */
  private void scale(final float[] fine, final int target, final int width) {
    for (int k = 0; k < factor; k++) {
      final int row = target + k * width;
      for (int x = 0; x < width; x++) {
        fine[row + x] *= corrections[x];
      }
    }
  }

  /** Applies the bounds, puts back what rounding lost, and takes the figures. */
  private void settle(
      final double[] coarse,
      final int from,
      final int cells,
      final float[] fine,
      final int target,
      final RunningStatistics tally) {
    final int width = cells * factor;
    if (bounded) {
      sumRows(fine, target, width);
      for (int c = 0; c < cells; c++) {
        if (!Double.isNaN(coarse[from + c])) {
          refuseUnlessFinite(cellSum(c));
          boundedCell.apply(coarse[from + c], shares, fine, target + c * factor, width, tally);
        }
      }
    }
    sumRows(fine, target, width);
    for (int c = 0; c < cells; c++) {
      final double value = coarse[from + c];
      if (!Double.isNaN(value)) {
        double error = value - cellSum(c);
        refuseUnlessFinite(error);
        if (error != 0 && conservation != Conservation.NONE) {
          error = putBack(error, fine, target + c * factor, width);
        }
        tally.massError(Math.abs(error));
      }
    }
    tally.fine(MinMax.of(fine, target, factor * width));
  }

  /**
   * Gives what rounding lost to the child whose steps are finest: least share, least value. A dry
   * child stays dry, and bounds hold.
   *
   * @return what is left
   */
  private double putBack(final double error, final float[] fine, final int first, final int width) {
    // The rows from the finest share on; mostly the first one has a child that can take it.
    for (int row = 0; row < rows; row++) {
      final int k = rowsByShare[row];
      final double change = error / shares[k];
      int best = -1;
      float finest = Float.POSITIVE_INFINITY;
      for (int i = first + k * width; i < first + k * width + factor; i++) {
        final float size = Math.abs(fine[i]);
        if (size < finest && canTake(fine[i], change)) {
          finest = size;
          best = i;
        }
      }
      if (best >= 0) {
        final float old = fine[best];
        fine[best] = (float) (old + change);
        return error - shares[k] * ((double) fine[best] - old);
      }
    }
    return error;
  }

  private boolean canTake(final float value, final double more) {
    final float changed = (float) (value + more);
    return (!bounded || bounds.allows(changed))
        && (conservation != Conservation.MULTIPLICATIVE || value > 0 && changed > 0);
  }
}
