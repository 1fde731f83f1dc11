package org.finegrid.internal.model;

/** Multiples and divisors of positive integers. */
public final class Multiples {

  private Multiples() {}

  /** The greatest number that divides both. */
  public static int greatestDivisor(final int a, final int b) {
    return b == 0 ? a : greatestDivisor(b, a % b);
  }

  /** The least common multiple. */
  public static int leastCommon(final int a, final int b) {
    return Math.multiplyExact(a / greatestDivisor(a, b), b);
  }

  /** The smallest multiple that is not below a number. */
  public static int roundUp(final int number, final int multiple) {
    return Math.addExact(number, multiple - 1) / multiple * multiple;
  }
}
