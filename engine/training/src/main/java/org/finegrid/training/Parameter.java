package org.finegrid.training;

import java.util.List;
import java.util.stream.Collectors;
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
 * @param choices the only values allowed; empty: all within the bounds
 */
public record Parameter(
    String name,
    String meaning,
    double fallback,
    double least,
    double most,
    boolean whole,
    List<Long> choices) {

  /** Copies the list. */
  public Parameter {
    choices = List.copyOf(choices);
  }

  /** A whole number. */
  public static Parameter whole(
      final String name,
      final String meaning,
      final long fallback,
      final long least,
      final long most) {
    return new Parameter(name, meaning, fallback, least, most, true, List.of());
  }

  /** One of a few whole numbers, in ascending order. */
  public static Parameter choice(
      final String name, final String meaning, final long fallback, final Long... choices) {
    return new Parameter(
        name, meaning, fallback, choices[0], choices[choices.length - 1], true, List.of(choices));
  }

  /** A real number. */
  public static Parameter real(
      final String name,
      final String meaning,
      final double fallback,
      final double least,
      final double most) {
    return new Parameter(name, meaning, fallback, least, most, false, List.of());
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
    if (!choices.isEmpty() && !choices.contains((long) value)) {
      throw new RasterException(
          String.format(
              "--%s %s: one of %s is needed",
              name,
              text(value),
              choices.stream().map(Object::toString).collect(Collectors.joining(", "))));
    }
  }

  /** A number as people write it. */
  String text(final double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
