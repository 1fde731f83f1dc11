package org.finegrid.internal.score;

import java.util.Arrays;
import org.finegrid.score.Scores;

/**
 * Quantiles of a field, each cell counting by its area. Between two values it is interpolated
 * linearly; for cells of one size that is the seventh definition of Hyndman and Fan (1996), the one
 * of R and NumPy. Values count as 32-bit floats.
 */
public final class Quantiles {
  private static final double LOW = 0.02;
  private static final double HIGH = 0.98;

  /** Values in the upper half, in the order of floats, and their cells in the lower one. */
  private final long[] sorted;

  private final CellWeights weights;

  /** How many cells count. */
  private final int count;

  private Quantiles(final long[] sorted, final int count, final CellWeights weights) {
    this.sorted = sorted;
    this.count = count;
    this.weights = weights;
  }

  /** The truth's values in the cells that count. */
  public static Quantiles ofTruth(final FieldPair pair) {
    return of(pair, pair.truth());
  }

  /** The model's values in the cells that count. */
  public static Quantiles ofModel(final FieldPair pair) {
    return of(pair, pair.model());
  }

  private static Quantiles of(final FieldPair pair, final double[] values) {
    final long[] keys = new long[values.length];
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (pair.counts(i) && weight(pair.weights(), i) > 0) {
        keys[count++] = (long) ordered((float) values[i]) << Integer.SIZE | i;
      }
    }
    Arrays.sort(keys, 0, count);
    return new Quantiles(keys, count, pair.weights());
  }

  /** The bits of a float as an integer of the same order, and back. */
  private static int ordered(final float value) {
    final int bits = Float.floatToIntBits(value);
    return bits ^ bits >> Integer.SIZE - 1 & Integer.MAX_VALUE;
  }

  private static double weight(final CellWeights weights, final int cell) {
    return weights.of(cell / weights.width(), cell % weights.width());
  }

  private double value(final int index) {
    final int bits = (int) (sorted[index] >> Integer.SIZE);
    return Float.intBitsToFloat(bits ^ bits >> Integer.SIZE - 1 & Integer.MAX_VALUE);
  }

  private double weight(final int index) {
    return weight(weights, (int) sorted[index]);
  }

  /**
   * One quantile.
   *
   * @param probability from 0, the smallest value, to 1, the largest
   * @return NaN where no cell counts
   */
  public double at(final double probability) {
    if (count == 0) {
      return Double.NaN;
    }
    // The middle of each value's weight, from the first value's 0 to the last one's span.
    double span = -weight(0) / 2 - weight(count - 1) / 2;
    for (int i = 0; i < count; i++) {
      span += weight(i);
    }
    final double wanted = probability * span;
    double place = 0;
    for (int i = 1; i < count; i++) {
      final double step = (weight(i - 1) + weight(i)) / 2;
      if (place + step >= wanted) {
        final double share = (wanted - place) / step;
        return value(i - 1) + share * (value(i) - value(i - 1));
      }
      place += step;
    }
    return value(count - 1);
  }

  /** The 2nd and the 98th percentile. */
  public Scores.Tails tails() {
    return new Scores.Tails(at(LOW), at(HIGH));
  }
}
