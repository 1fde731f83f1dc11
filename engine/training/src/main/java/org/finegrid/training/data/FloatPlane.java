package org.finegrid.training.data;

import java.util.Arrays;
import org.finegrid.internal.climate.NoDataFill;
import org.finegrid.internal.tile.HaloReader;

/**
 * Values on a grid in 32-bit floats, row by row, NaN where there are none.
 *
 * @param width number of columns
 * @param height number of rows
 * @param values {@code height} rows of {@code width} values; not copied
 */
public record FloatPlane(int width, int height, float[] values) {

  /** Refuses values that are not as many as cells. */
  public FloatPlane {
    if (values.length != Math.multiplyExact(width, height)) {
      throw new IllegalArgumentException(values.length + " values for " + width + " x " + height);
    }
  }

  /** A plane of values in double precision, rounded. */
  public static FloatPlane of(final int width, final int height, final double[] values) {
    final float[] rounded = new float[values.length];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (float) values[i];
    }
    return new FloatPlane(width, height, rounded);
  }

  /** A plane of zeros. */
  public static FloatPlane zeros(final int width, final int height) {
    return new FloatPlane(width, height, new float[Math.multiplyExact(width, height)]);
  }

  /** The value of a cell. */
  public float at(final int column, final int row) {
    return values[row * width + column];
  }

  /** Number of cells with data. */
  public int valid() {
    int count = 0;
    for (final float value : values) {
      count += Float.isNaN(value) ? 0 : 1;
    }
    return count;
  }

  /** Number of cells with data in each row, or in each column. */
  long[] validAlong(final boolean byRows) {
    final long[] counts = new long[byRows ? height : width];
    for (int i = 0; i < values.length; i++) {
      counts[byRows ? i / width : i % width] += Float.isNaN(values[i]) ? 0 : 1;
    }
    return counts;
  }

  /** A part of this plane. */
  public FloatPlane crop(final int column, final int row, final int width, final int height) {
    final float[] part = new float[width * height];
    for (int r = 0; r < height; r++) {
      System.arraycopy(values, (row + r) * this.width + column, part, r * width, width);
    }
    return new FloatPlane(width, height, part);
  }

  /** This plane without so many cells along each edge. */
  public FloatPlane shaved(final int cells) {
    return crop(cells, cells, width - 2 * cells, height - 2 * cells);
  }

  /** This plane with a rim of its mirror image, the outermost cells twice: 1 0 | 0 1 2 | 2 1. */
  public FloatPlane mirrored(final int across, final int down) {
    final int wide = width + 2 * across;
    final int high = height + 2 * down;
    final float[] all = new float[Math.multiplyExact(wide, high)];
    for (int r = 0; r < high; r++) {
      for (int c = 0; c < wide; c++) {
        all[r * wide + c] =
            at(HaloReader.mirror(c - across, width), HaloReader.mirror(r - down, height));
      }
    }
    return new FloatPlane(wide, high, all);
  }

  /**
   * This plane behind a Gaussian. Cells without data stay so, and the others are the mean of those
   * with data around them.
   *
   * @param deviation standard deviation in cells
   */
  public FloatPlane blurred(final double deviation) {
    final int reach = (int) Math.ceil(3 * deviation);
    final double[] weights = new double[2 * reach + 1];
    for (int i = 0; i < weights.length; i++) {
      final double distance = (i - reach) / deviation;
      weights[i] = Math.exp(-0.5 * distance * distance);
    }
    final double[] sums = new double[values.length];
    final double[] shares = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      sums[i] = Float.isNaN(values[i]) ? 0 : values[i];
      shares[i] = Float.isNaN(values[i]) ? 0 : 1;
    }
    final double[] sum = along(along(sums, weights, 1, width), weights, width, height);
    final double[] share = along(along(shares, weights, 1, width), weights, width, height);
    final float[] blurred = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      blurred[i] = Float.isNaN(values[i]) ? Float.NaN : (float) (sum[i] / share[i]);
    }
    return new FloatPlane(width, height, blurred);
  }

  /** Weighted sums along an axis of so many cells, of which neighbours lie so far apart. */
  private static double[] along(
      final double[] from, final double[] weights, final int apart, final int length) {
    final int reach = weights.length / 2;
    final double[] to = new double[from.length];
    for (int i = 0; i < to.length; i++) {
      final int place = i / apart % length;
      for (int k = Math.max(-reach, -place); k <= Math.min(reach, length - 1 - place); k++) {
        to[i] += weights[k + reach] * from[i + k * apart];
      }
    }
    return to;
  }

  /**
   * This plane with values where it has none, as the engine feeds them to models.
   *
   * @param rings how far into gaps; beyond, the mean stands
   */
  public FloatPlane filled(final int rings) {
    final double[] all = doubles();
    NoDataFill.fill(all, width, height, rings);
    return of(width, height, all);
  }

  /** The values in double precision. */
  public double[] doubles() {
    final double[] all = new double[values.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = values[i];
    }
    return all;
  }

  /** Cell by cell this plane less another. */
  public FloatPlane minus(final FloatPlane other) {
    final float[] differences = new float[values.length];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = values[i] - other.values[i];
    }
    return new FloatPlane(width, height, differences);
  }

  /** This plane with the value of a coarse cell added to each of its children. */
  public FloatPlane plusCoarse(final FloatPlane coarse) {
    final int factor = width / coarse.width;
    final float[] sums = new float[values.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = values[i] + coarse.at(i % width / factor, i / width / factor);
    }
    return new FloatPlane(width, height, sums);
  }

  /** The upper left part whose sides are the largest multiples of a number. */
  public FloatPlane cropToMultiple(final int of) {
    return crop(0, 0, width / of * of, height / of * of);
  }

  /** The plane with each value times a scale, plus a shift. */
  public FloatPlane mapped(final double scale, final double shift) {
    final float[] all = new float[values.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = (float) (scale * values[i] + shift);
    }
    return new FloatPlane(width, height, all);
  }

  /** The plane laid in another way. */
  public FloatPlane turned(final DihedralTransform turn) {
    final int across = turn.swapped() ? height : width;
    final float[] laid = new float[values.length];
    for (int i = 0; i < laid.length; i++) {
      final int column = i % across;
      final int row = i / across;
      laid[i] = at(turn.column(column, row, width), turn.row(column, row, height));
    }
    return new FloatPlane(across, laid.length / across, laid);
  }

  @Override
  public boolean equals(final Object other) {
    return other instanceof FloatPlane that
        && width == that.width
        && height == that.height
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * width + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "FloatPlane[" + width + " x " + height + "]";
  }
}
