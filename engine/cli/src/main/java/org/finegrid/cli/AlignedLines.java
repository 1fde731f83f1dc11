package org.finegrid.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Labelled lines whose values stand in one column. */
public final class AlignedLines {
  private static final int LONGEST = 300;
  private static final int DIGITS = 12;

  private final List<String> labels = new ArrayList<>();
  private final List<String> values = new ArrayList<>();

  /** Adds a line; one without a value is left out. */
  AlignedLines add(final String label, final String value) {
    if (!value.isBlank()) {
      labels.add(label);
      values.add(brief(value));
    }
    return this;
  }

  /** Adds a line for each entry, those of nested maps under {@code outer.inner}. */
  AlignedLines addAll(final String prefix, final Map<String, ?> entries) {
    entries.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> nested) {
            nested.forEach((inner, each) -> addAll(prefix + key + ".", Map.of(inner + "", each)));
          } else {
            add(prefix + key, text(value));
          }
        });
    return this;
  }

  /** All lines. */
  String text() {
    final int width = labels.stream().mapToInt(String::length).max().orElse(0);
    final List<String> lines = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      final String label = i > 0 && labels.get(i).equals(labels.get(i - 1)) ? "" : labels.get(i);
      lines.add(
          (label + " ".repeat(width - label.length()) + "  " + values.get(i)).stripTrailing());
    }
    return String.join(System.lineSeparator(), lines);
  }

  /** A value in one line. */
  static String text(final Object value) {
    if (value instanceof double[] numbers) {
      return Arrays.toString(numbers);
    }
    if (value instanceof Double number) {
      return number(number);
    }
    return String.valueOf(value);
  }

  /** A number without a superfluous {@code .0} and without noise from its last bits. */
  public static String number(final double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    final BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(DIGITS)).stripTrailingZeros();
    final double size = Math.abs(value);
    return size != 0 && (size < 1e-6 || size >= 1e15)
        ? rounded.toString()
        : rounded.toPlainString();
  }

  /** A text in one line that is not too long. */
  static String brief(final String value) {
    final String line = value.strip().replaceAll("\\s*\\p{Cntrl}+\\s*", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }
}
