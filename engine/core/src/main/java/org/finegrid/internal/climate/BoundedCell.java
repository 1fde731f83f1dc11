package org.finegrid.internal.climate;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Brings the children of one cell inside the bounds and keeps their mean: all are moved (or scaled)
 * alike and cut at the bounds, by just so much that the mean comes out.
 */
final class BoundedCell {
  private final Conservation conservation;
  private final Bounds bounds;
  private final int factor;
  private final double[] values;
  private final double[] weights;

  BoundedCell(final Conservation conservation, final Bounds bounds, final int factor) {
    this.conservation = conservation;
    this.bounds = bounds;
    this.factor = factor;
    this.values = new double[factor * factor];
    this.weights = new double[factor * factor];
  }

  /**
   * Works on one cell in place.
   *
   * @param mean the mean to keep
   * @param shares the share of a child in each of the cell's rows
   * @param fine values, whose mean is {@code mean} but for rounding where it is to be kept
   * @param first index of the cell's first child
   * @param width fine values from one row to the next
   */
  void apply(
      final double mean,
      final double[] shares,
      final float[] fine,
      final int first,
      final int width,
      final RunningStatistics tally) {
    boolean allowed = true;
    for (int k = 0; k < factor; k++) {
      for (int x = 0; x < factor; x++) {
        final double value = fine[first + k * width + x];
        values[k * factor + x] = value;
        weights[k * factor + x] = shares[k];
        allowed &= bounds.allows(value);
      }
    }
    if (conservation != Conservation.NONE && !bounds.allows(mean)) {
      tally.addOutOfBounds();
      Arrays.fill(values, mean);
    } else if (allowed) {
      return;
    } else if (conservation != Conservation.NONE) {
      solve(mean);
    }
    for (int k = 0; k < factor; k++) {
      for (int x = 0; x < factor; x++) {
        fine[first + k * width + x] = bounds.clamp(values[k * factor + x]);
      }
    }
  }

  private void solve(final double mean) {
    double smallest = Double.POSITIVE_INFINITY;
    double smallestPositive = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (final double value : values) {
      smallest = Math.min(smallest, value);
      largest = Math.max(largest, value);
      smallestPositive = value > 0 ? Math.min(smallestPositive, value) : smallestPositive;
    }
    if (conservation == Conservation.MULTIPLICATIVE && smallestPositive < largest) {
      final double max =
          Double.isFinite(bounds.maximum())
              ? Math.min(Double.MAX_VALUE, bounds.maximum() / smallestPositive)
              : 1;
      if (mean(v -> v * max) >= mean) {
        final double scale = root(0, max, mean, true);
        replace(v -> v * scale);
        return;
      }
    }
    final double shift = root(mean - largest, mean - smallest, mean, false);
    replace(v -> v + shift);
  }

  /**
   * Bisection: the mean grows with the shift, and with the scale of values that are not negative.
   */
  private double root(final double from, final double to, final double mean, final boolean scaled) {
    double low = from;
    double high = to;
    // Until two neighbouring numbers are left: a scale may have to be found many powers of two
    // down.
    for (double middle = low + (high - low) / 2;
        middle > low && middle < high;
        middle = low + (high - low) / 2) {
      final double tried = middle;
      if (mean(v -> scaled ? v * tried : v + tried) < mean) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private double mean(final DoubleUnaryOperator change) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weights[i] * cut(change.applyAsDouble(values[i]));
    }
    return sum;
  }

  private void replace(final DoubleUnaryOperator change) {
    for (int i = 0; i < values.length; i++) {
      values[i] = cut(change.applyAsDouble(values[i]));
    }
  }

  private double cut(final double value) {
    return Math.max(bounds.minimum(), Math.min(bounds.maximum(), value));
  }
}
