package org.finegrid.internal.climate;

/**
 * The smallest and the largest of many values.
 *
 * @param smallest plus infinity where there is none
 * @param largest minus infinity where there is none
 */
public record MinMax(float smallest, float largest) {
  /** Of no values. */
  public static final MinMax NONE = new MinMax(Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);

  /** Of a stretch of an array; NaN is passed over. */
  public static MinMax of(final float[] values, final int from, final int count) {
    float smallest = Float.POSITIVE_INFINITY;
    float largest = Float.NEGATIVE_INFINITY;
    // Without branches, which compilers turn into vector instructions.
    for (int i = from; i < from + count; i++) {
      smallest = Math.min(smallest, values[i]);
      largest = Math.max(largest, values[i]);
    }
    return Float.isNaN(smallest) ? withoutNan(values, from, count) : new MinMax(smallest, largest);
  }

  private static MinMax withoutNan(final float[] values, final int from, final int count) {
    float smallest = Float.POSITIVE_INFINITY;
    float largest = Float.NEGATIVE_INFINITY;
    for (int i = from; i < from + count; i++) {
      if (!Float.isNaN(values[i])) {
        smallest = Math.min(smallest, values[i]);
        largest = Math.max(largest, values[i]);
      }
    }
    return new MinMax(smallest, largest);
  }

  /** Of these values and others. */
  public MinMax and(final MinMax other) {
    return new MinMax(Math.min(smallest, other.smallest), Math.max(largest, other.largest));
  }

  /** Whether there are any values. */
  public boolean any() {
    return smallest <= largest;
  }

  /** The range of the values. */
  public double range() {
    return (double) largest - smallest;
  }
}
