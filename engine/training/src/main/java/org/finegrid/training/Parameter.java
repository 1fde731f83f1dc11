package org.finegrid.training;

import org.finegrid.grid.RasterException;

/**
 * A number that a method lets its user choose, such as how many atoms a dictionary has.
 *
 * @param name as the command line has it, without dashes
 * @param meaning one line for people
 * @param fallback its value where the user chooses none
 * @param least the smallest value allowed
 * @param most the largest value allowed
 * @param whole whether only whole numbers will do
 */
public record Parameter(
    String name, String meaning, double fallback, double least, double most, boolean whole) {

  /** A whole number. */
  public static Parameter whole(
      final String name,
      final String meaning,
      final long fallback,
      final long least,
      final long most) {
    return new Parameter(name, meaning, fallback, least, most, true);
  }

  /** A real number. */
  public static Parameter real(
      final String name,
      final String meaning,
      final double fallback,
      final double least,
      final double most) {
    return new Parameter(name, meaning, fallback, least, most, false);
  }

  /**
   * Refuses what is out of bounds.
   *
   * @throws RasterException naming the parameter and what it may be
   */
  void check(final double value) {
    if (!(value >= least && value <= most) || whole && value != Math.rint(value)) {
      throw new RasterException(
          String.format(
              "--%s %s: %s from %s to %s is needed",
              name, text(value), whole ? "a whole number" : "a number", text(least), text(most)));
    }
  }

  /** A number as people write it. */
  String text(final double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
