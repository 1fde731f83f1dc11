package org.finegrid.climate;

/**
 * The smallest and the largest of many values.
 *
 * @param smallest plus infinity where there is none
 * @param largest minus infinity where there is none
 */
public record Extremes(float smallest, float largest) {
  /** Of no values. */
  public static final Extremes NONE =
      new Extremes(Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);

  /** Of a stretch of an array; NaN is passed over. */
  public static Extremes of(final float[] values, final int from, final int count) {
    float smallest = Float.POSITIVE_INFINITY;
    float largest = Float.NEGATIVE_INFINITY;
    // Without branches, which compilers turn into vector instructions.
    for (int i = from; i < from + count; i++) {
      smallest = Math.min(smallest, values[i]);
      largest = Math.max(largest, values[i]);
    }
    return Float.isNaN(smallest)
        ? withoutNan(values, from, count)
        : new Extremes(smallest, largest);
  }

  private static Extremes withoutNan(final float[] values, final int from, final int count) {
    float smallest = Float.POSITIVE_INFINITY;
    float largest = Float.NEGATIVE_INFINITY;
    for (int i = from; i < from + count; i++) {
      if (!Float.isNaN(values[i])) {
        smallest = Math.min(smallest, values[i]);
        largest = Math.max(largest, values[i]);
      }
    }
    return new Extremes(smallest, largest);
  }

  /** Of these values and others. */
  public Extremes and(final Extremes other) {
    return new Extremes(Math.min(smallest, other.smallest), Math.max(largest, other.largest));
  }

  /** Whether there are any values. */
  public boolean any() {
    return smallest <= largest;
  }

  /** How far the values lie apart. */
  public double range() {
    return (double) largest - smallest;
  }
}
