package org.finegrid.internal.climate;

/**
 * The smallest and the largest value allowed, in the variable's unit; infinite where there is none.
 *
 * @param minimum smallest value
 * @param maximum largest value, not below the smallest
 */
public record Bounds(double minimum, double maximum) {
  /** No bounds. */
  public static final Bounds NONE = new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** Refuses bounds that leave nothing. */
  public Bounds {
    if (!(minimum <= maximum)) {
      throw new IllegalArgumentException("minimum " + minimum + " above maximum " + maximum);
    }
  }

  /** Whether there is any bound. */
  public boolean any() {
    return minimum > Double.NEGATIVE_INFINITY || maximum < Double.POSITIVE_INFINITY;
  }

  /** The nearest float that is allowed; the bounds themselves are rounded inwards. */
  float clamp(final double value) {
    final float nearest = (float) Math.max(minimum, Math.min(maximum, value));
    if (nearest < minimum) {
      return Math.nextUp(nearest);
    }
    return nearest > maximum ? Math.nextDown(nearest) : nearest;
  }

  /** Whether a value is allowed. */
  boolean allows(final double value) {
    return value >= minimum && value <= maximum;
  }
}
