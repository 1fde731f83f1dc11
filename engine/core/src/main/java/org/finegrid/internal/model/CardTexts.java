package org.finegrid.internal.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.RasterException;

/** Texts that a model file brings, made fit for a terminal, a log and a page. */
public final class CardTexts {
  /** Controls, among them those that terminals obey, and marks that turn a line's direction. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

  private static final int LONGEST = 200;

  private CardTexts() {}

  /** On one line, without invisible characters, and cut where it is longer than a line. */
  static String clean(final String text) {
    return clean(text, LONGEST);
  }

  /** On one line, without invisible characters, and cut after so many. */
  static String clean(final String text, final int longest) {
    final String part = text.length() > 2 * longest ? text.substring(0, 2 * longest) : text;
    final String line = INVISIBLE.matcher(part).replaceAll(" ");
    return line.length() > longest ? line.substring(0, longest) + "…" : line;
  }

  /** Whether a text has characters that cannot be seen. */
  public static boolean hasInvisible(final String text) {
    return INVISIBLE.matcher(text).find();
  }

  /** The texts of what JSON can hold, each made fit. */
  static Object cleaned(final Object value, final int longest) {
    if (value instanceof String text) {
      return clean(text, longest);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(each -> cleaned(each, longest)).toList();
    }
    if (value instanceof Map<?, ?> map) {
      final Map<String, Object> cleaned = new LinkedHashMap<>();
      map.forEach(
          (key, each) -> cleaned.put(clean(String.valueOf(key), longest), cleaned(each, longest)));
      return cleaned;
    }
    return value;
  }

  /** What is wrong with a value of a card; the sentence goes on from the card's owner. */
  public static RasterException invalid(final String key, final String why) {
    return new RasterException(
        ErrorCode.UNUSABLE_MODEL, "model card's '" + key + "' cannot be used: " + why);
  }
}
