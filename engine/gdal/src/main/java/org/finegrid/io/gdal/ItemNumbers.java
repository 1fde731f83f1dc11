package org.finegrid.io.gdal;

import java.util.Arrays;

/** Numbers in GDAL's metadata items. */
final class ItemNumbers {

  private ItemNumbers() {}

  /** A number, several in braces as {@code double[]}, or the text as it is. */
  static Object read(final String text) {
    try {
      if (text.startsWith("{") && text.endsWith("}")) {
        return Arrays.stream(text.substring(1, text.length() - 1).split(","))
            .mapToDouble(Double::parseDouble)
            .toArray();
      }
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      // A text that happens to begin with a brace, or none at all.
      return text;
    }
  }
}
