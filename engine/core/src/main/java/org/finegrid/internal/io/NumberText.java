package org.finegrid.internal.io;

/** Numbers as texts. */
public final class NumberText {
  /** Up to here every integer has a 64-bit float of its own, with a digit to spare. */
  private static final double LARGEST_WHOLE = 1e15;

  private NumberText() {}

  /** The shortest digits that identify a number; integers without a fraction, as people write. */
  public static String of(final double value) {
    return number(value).toString();
  }

  /** A whole number as one, for formats that tell whole numbers from others. */
  public static Number number(final double value) {
    if (value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE) {
      return (long) value;
    }
    return value;
  }
}
