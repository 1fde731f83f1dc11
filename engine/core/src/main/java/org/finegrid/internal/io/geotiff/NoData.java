package org.finegrid.internal.io.geotiff;

import java.util.Locale;
import java.util.OptionalDouble;

/** The NoData tag (42113): one number as text. */
final class NoData {

  private NoData() {}

  /**
   * Reads the text.
   *
   * @return the value as the type stores it; empty where the text is no number, or is NaN, which
   *     needs no comparison
   */
  static OptionalDouble parse(final String text, final SampleType type) {
    final double value = number(text.strip().toLowerCase(Locale.ROOT));
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(type.stored(value));
  }

  private static double number(final String text) {
    switch (text) {
      case "inf", "+inf", "infinity", "+infinity" -> {
        return Double.POSITIVE_INFINITY;
      }
      case "-inf", "-infinity" -> {
        return Double.NEGATIVE_INFINITY;
      }
      default -> {
        // Java would also take suffixes and hexadecimal notation.
        return text.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)(e[-+]?\\d+)?")
            ? Double.parseDouble(text)
            : Double.NaN;
      }
    }
  }

  /** The text of a value. */
  static String format(final float value) {
    return value == Math.rint(value) && Math.abs(value) < 1e7f
        ? Integer.toString((int) value)
        : Double.toString(value);
  }
}
