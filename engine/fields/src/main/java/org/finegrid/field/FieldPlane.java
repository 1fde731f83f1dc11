package org.finegrid.field;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/** Values on a grid, row by row, NaN where there are none. Immutable; statistics pass over NaN. */
public final class FieldPlane {
  private final int width;
  private final int height;
  private final double[] values;

  /** The value of each cell. */
  @FunctionalInterface
  public interface Cells {
    /** The value of a cell. */
    double at(int column, int row);
  }

  private FieldPlane(final int width, final int height, final double[] values) {
    this.width = width;
    this.height = height;
    this.values = values;
  }

  /** A plane from its cells. */
  public static FieldPlane of(final int width, final int height, final Cells cells) {
    final double[] values = new double[Math.multiplyExact(width, height)];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        values[row * width + column] = cells.at(column, row);
      }
    }
    return new FieldPlane(width, height, values);
  }

  /** A plane from its values, row by row. */
  public static FieldPlane of(final int width, final int height, final double[] values) {
    if (values.length != Math.multiplyExact(width, height)) {
      throw new IllegalArgumentException(values.length + " values for " + width + " x " + height);
    }
    return new FieldPlane(width, height, values.clone());
  }

  /** Number of columns. */
  public int width() {
    return width;
  }

  /** Number of rows. */
  public int height() {
    return height;
  }

  /** The value of a cell. */
  public double at(final int column, final int row) {
    return values[row * width + column];
  }

  /** The value of the nearest cell inside. */
  public double clamped(final int column, final int row) {
    return at(Math.max(0, Math.min(width - 1, column)), Math.max(0, Math.min(height - 1, row)));
  }

  /** The value between cell centres, from the four around; column 0.5 is the first centre. */
  public double between(final double column, final double row) {
    final double left = StrictMath.floor(column - 0.5);
    final double top = StrictMath.floor(row - 0.5);
    final double u = column - 0.5 - left;
    final double v = row - 0.5 - top;
    final int c = (int) left;
    final int r = (int) top;
    return (1 - v) * ((1 - u) * clamped(c, r) + u * clamped(c + 1, r))
        + v * ((1 - u) * clamped(c, r + 1) + u * clamped(c + 1, r + 1));
  }

  /** All values, row by row. */
  public double[] values() {
    return values.clone();
  }

  /** All values, row by row, in single precision. */
  public float[] floats() {
    final float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  /** Each value put through a function. */
  public FieldPlane map(final DoubleUnaryOperator function) {
    return new FieldPlane(width, height, Arrays.stream(values).map(function).toArray());
  }

  /** The values of two planes put through a function. */
  public FieldPlane combine(final FieldPlane other, final DoubleBinaryOperator function) {
    requireAlike(other);
    return of(width, height, (c, r) -> function.applyAsDouble(at(c, r), other.at(c, r)));
  }

  /** Cell by cell sum. */
  public FieldPlane plus(final FieldPlane other) {
    return combine(other, Double::sum);
  }

  /** These values where the mask has one above zero, NaN elsewhere. */
  public FieldPlane where(final FieldPlane mask) {
    return combine(mask, (value, keep) -> keep > 0 ? value : Double.NaN);
  }

  /** The values that there are. */
  private DoubleStream present() {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value));
  }

  /** Smallest value. */
  public double minimum() {
    return quantile(0);
  }

  /** Largest value. */
  public double maximum() {
    return quantile(1);
  }

  /** Plain mean of the values that there are. */
  public double mean() {
    final double[] present = present().toArray();
    return Arrays.stream(present).reduce(0, Double::sum) / present.length;
  }

  /** Their standard deviation. */
  public double deviation() {
    final double mean = mean();
    return StrictMath.sqrt(map(value -> (value - mean) * (value - mean)).mean());
  }

  /** The value below which a share of the values lies. */
  public double quantile(final double share) {
    final double[] sorted = present().sorted().toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted[(int) StrictMath.rint(share * (sorted.length - 1))];
  }

  /** The share of the values that there are for which something holds. */
  public double share(final DoublePredicate predicate) {
    return map(value -> Double.isNaN(value) ? value : predicate.test(value) ? 1 : 0).mean();
  }

  /** Zero mean, unit standard deviation. */
  public FieldPlane standardised() {
    final double mean = mean();
    final double deviation = deviation();
    return map(value -> (value - mean) / deviation);
  }

  /** Smoothed by a box of {@code 2 radius + 1} cells, three times over: nearly a bell curve. */
  public FieldPlane blurred(final int radius) {
    FieldPlane plane = this;
    for (int pass = 0; pass < 3; pass++) {
      plane = plane.boxed(radius, 1, 0).boxed(radius, 0, 1);
    }
    return plane;
  }

  private FieldPlane boxed(final int radius, final int stepX, final int stepY) {
    return of(
        width,
        height,
        (column, row) -> {
          double sum = 0;
          for (int i = -radius; i <= radius; i++) {
            sum += clamped(column + i * stepX, row + i * stepY);
          }
          return sum / (2 * radius + 1);
        });
  }

  private void requireAlike(final FieldPlane other) {
    if (other.width != width || other.height != height) {
      throw new IllegalArgumentException("planes of different size");
    }
  }

  @Override
  public boolean equals(final Object other) {
    return other instanceof FieldPlane that
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
    return "FieldPlane[" + width + " x " + height + "]";
  }
}
