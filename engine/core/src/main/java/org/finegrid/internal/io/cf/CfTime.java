package org.finegrid.internal.io.cf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** CF time axes as ISO 8601 text, in the calendar of the file. */
public final class CfTime {
  /** Float days are off by some milliseconds; a time within this of a full second means it. */
  private static final long NEAR_SECOND = 20;

  private static final long DAY = 86_400_000;

  /** Beyond it, a number is a mistake and no time. The Earth is younger than ten digits. */
  private static final long LARGEST_YEAR = 999_999;

  private CfTime() {}

  /**
   * Each time as text, such as {@code 1995-07-14T12:00Z}.
   *
   * @param values times in the unit
   * @param units such as {@code hours since 1900-01-01}
   * @param calendar the CF name; empty: the default, gregorian
   * @return one text for each value; none where unit, calendar or a value cannot be read
   */
  public static List<String> texts(
      final double[] values, final String units, final String calendar) {
    if (!units.toLowerCase(Locale.ROOT).contains(" since ")) {
      return List.of();
    }
    return CfCalendar.named(calendar)
        .flatMap(known -> TimeUnit.parse(units, known))
        .map(unit -> texts(values, unit))
        .orElse(List.of());
  }

  private static List<String> texts(final double[] values, final TimeUnit unit) {
    final List<String> texts = new ArrayList<>(values.length);
    for (final double value : values) {
      // Also false for NaN.
      if (!(Math.abs(value) * unit.years() < LARGEST_YEAR)) {
        return List.of();
      }
      texts.add(text(unit.millis(value), unit.calendar()));
    }
    return texts;
  }

  private static String text(final long millis, final CfCalendar calendar) {
    final long second = Math.round(millis / 1000.0) * 1000;
    final long tidy = Math.abs(millis - second) <= NEAR_SECOND ? second : millis;
    final CfDate date = calendar.date(Math.floorDiv(tidy, DAY));
    final int ofDay = (int) Math.floorMod(tidy, DAY);
    final StringBuilder text = new StringBuilder(24);
    if (date.year() < 0) {
      text.append('-');
    }
    padded(text, Math.abs(date.year()), 4).append('-');
    padded(text, date.month(), 2).append('-');
    padded(text, date.day(), 2).append('T');
    padded(text, ofDay / 3_600_000, 2).append(':');
    padded(text, ofDay / 60_000 % 60, 2);
    if (ofDay % 60_000 != 0) {
      padded(text.append(':'), ofDay / 1000 % 60, 2);
    }
    if (ofDay % 1000 != 0) {
      padded(text.append('.'), ofDay % 1000, 3);
    }
    return text.append('Z').toString();
  }

  private static StringBuilder padded(
      final StringBuilder text, final long number, final int digits) {
    final String plain = Long.toString(number);
    return text.append("0".repeat(Math.max(0, digits - plain.length()))).append(plain);
  }
}
