package org.finegrid.training;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.NumberText;

/**
 * A number that a method lets its user choose, such as how many atoms a dictionary has.
 *
 * @param name in lower case, words joined by hyphens
 * @param meaning one-line title
 * @param defaultValue its value where the user chooses none
 * @param min the smallest value allowed
 * @param max the largest value allowed
 * @param integer whether it is an integer
 * @param choices the only values allowed; empty: all within the bounds
 * @param formerName the name that it had one release ago, still accepted; empty: the same
 */
public record Parameter(
    String name,
    String meaning,
    double defaultValue,
    double min,
    double max,
    boolean integer,
    List<Choice> choices,
    Optional<String> formerName) {

  /**
   * A value out of a few.
   *
   * @param text as people write it
   * @param value what it stands for
   */
  public record Choice(String text, double value) {}

  /** Copies the list. */
  public Parameter {
    choices = List.copyOf(choices);
  }

  /** An integer. */
  public static Parameter integer(
      final String name,
      final String meaning,
      final long defaultValue,
      final long min,
      final long max) {
    return new Parameter(name, meaning, defaultValue, min, max, true, List.of(), Optional.empty());
  }

  /** One of a few integers, in ascending order. */
  public static Parameter choice(
      final String name, final String meaning, final long defaultValue, final Long... choices) {
    return choice(
        name,
        meaning,
        defaultValue,
        Stream.of(choices).map(each -> new Choice(each.toString(), each)).toArray(Choice[]::new));
  }

  /** One of a few values that have names, in ascending order. */
  public static Parameter choice(
      final String name, final String meaning, final double defaultValue, final Choice... choices) {
    return new Parameter(
        name,
        meaning,
        defaultValue,
        choices[0].value(),
        choices[choices.length - 1].value(),
        true,
        List.of(choices),
        Optional.empty());
  }

  /** A floating-point number. */
  public static Parameter real(
      final String name,
      final String meaning,
      final double defaultValue,
      final double min,
      final double max) {
    return new Parameter(name, meaning, defaultValue, min, max, false, List.of(), Optional.empty());
  }

  /** The same parameter, which had another name one release ago. */
  public Parameter formerly(final String former) {
    return new Parameter(
        name, meaning, defaultValue, min, max, integer, choices, Optional.of(former));
  }

  /**
   * Reads a value. A choice's number will do as well as its name.
   *
   * @return empty where the text is neither a finite number nor one of the choices
   */
  public Optional<Double> parse(final String text) {
    for (final Choice choice : choices) {
      if (choice.text().equals(text.strip())) {
        return Optional.of(choice.value());
      }
    }
    try {
      return Optional.of(Double.parseDouble(text)).filter(Double::isFinite);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** What a value must be, such as: an integer from 1 to 10. */
  public String requirement() {
    return choices.isEmpty()
        ? (integer ? "an integer" : "a number") + " from " + text(min) + " to " + text(max)
        : "one of " + choices.stream().map(Choice::text).collect(Collectors.joining(", "));
  }

  /**
   * Checks a value.
   *
   * @throws RasterException naming the parameter and what it may be
   */
  void check(final double value) {
    final boolean allowed =
        choices.isEmpty()
            ? value >= min && value <= max && !(integer && value != Math.rint(value))
            : choices.stream().anyMatch(choice -> choice.value() == value);
    if (!allowed) {
      throw TrainingParameters.invalid(
          TrainingParameters.of(name), text(value), requirement() + " is needed");
    }
  }

  /** A value as people write it. */
  public String text(final double value) {
    return choices.stream()
        .filter(choice -> choice.value() == value)
        .map(Choice::text)
        .findFirst()
        .orElseGet(() -> NumberText.of(value));
  }

  /** A value as a model card has it: a number, or the name of a choice. */
  Object cardValue(final double value) {
    final String text = text(value);
    final Number number = NumberText.number(value);
    return text.equals(number.toString()) ? number : text;
  }
}
