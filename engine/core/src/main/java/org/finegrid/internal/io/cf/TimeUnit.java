package org.finegrid.internal.io.cf;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a CF time counts: {@code hours since 1900-01-01 00:00}.
 *
 * @param calendar the calendar that the counting follows
 * @param length milliseconds of the unit; 0 where it counts months
 * @param months months of the unit; 0 where it has a fixed length
 * @param base the day of the beginning
 * @param ofDay the milliseconds of that day
 */
record TimeUnit(CfCalendar calendar, double length, int months, CfDate base, long ofDay) {
  private static final double DAY = 86_400_000;

  private static final Pattern SINCE =
      Pattern.compile(
          "\\s*(?<unit>\\p{Alpha}+)\\s+since\\s+"
              + "(?<year>[+-]?\\d{1,6})(?:-(?<month>\\d{1,2})(?:-(?<day>\\d{1,2}))?)?"
              + "(?:(?:\\s+|T)(?<hour>\\d{1,2})"
              + "(?::(?<minute>\\d{1,2})(?::(?<second>\\d{1,2}(?:\\.\\d*)?))?)?)?"
              + "\\s*(?:Z|UTC|GMT|(?<zone>[+-])(?<zoneHour>\\d{1,2}):?(?<zoneMinute>\\d{2})?)?\\s*",
          Pattern.CASE_INSENSITIVE);

  /** Reads a unit; empty where the text is none or its beginning is not in the calendar. */
  static Optional<TimeUnit> parse(final String text, final CfCalendar calendar) {
    final Matcher found = SINCE.matcher(text);
    if (!found.matches()) {
      return Optional.empty();
    }
    final String unit = found.group("unit").toLowerCase(Locale.ROOT);
    final double length = length(unit);
    final int months = months(unit);
    final int month = number(found, "month", 1);
    final int day = number(found, "day", 1);
    final CfDate base = new CfDate(Long.parseLong(found.group("year")), month, day);
    if (length == 0 && months == 0 || month < 1 || month > CfCalendar.MONTHS || day < 1) {
      return Optional.empty();
    }
    final long zone =
        (number(found, "zoneHour", 0) * 60L + number(found, "zoneMinute", 0)) * 60_000;
    final String second = found.group("second");
    final long ofDay =
        (number(found, "hour", 0) * 60L + number(found, "minute", 0)) * 60_000
            + Math.round(second == null ? 0 : Double.parseDouble(second) * 1000)
            // East of Greenwich, a clock shows more than UTC.
            - ("-".equals(found.group("zone")) ? -zone : zone);
    return new TimeUnit(calendar, length, months, base, ofDay).inCalendar();
  }

  /** This unit; empty where the calendar has no such first day. */
  private Optional<TimeUnit> inCalendar() {
    try {
      calendar.day(base);
      return Optional.of(this);
    } catch (IllegalArgumentException e) {
      // Such as a 29 February of no leap year: the file's numbers have no meaning as dates.
      return Optional.empty();
    }
  }

  private static int number(final Matcher found, final String group, final int unsaid) {
    final String digits = found.group(group);
    return digits == null ? unsaid : Integer.parseInt(digits);
  }

  private static double length(final String unit) {
    return switch (unit) {
      case "ns", "nsec", "nanosec", "nanosecs", "nanosecond", "nanoseconds" -> 1e-6;
      case "us", "usec", "microsec", "microsecs", "microsecond", "microseconds" -> 1e-3;
      case "ms", "msec", "msecs", "millisec", "millisecs", "millisecond", "milliseconds" -> 1;
      case "s", "sec", "secs", "second", "seconds" -> 1e3;
      case "min", "mins", "minute", "minutes" -> 6e4;
      case "h", "hr", "hrs", "hour", "hours" -> 3.6e6;
      case "d", "day", "days" -> DAY;
      case "week", "weeks" -> 7 * DAY;
      default -> 0;
    };
  }

  private static int months(final String unit) {
    return switch (unit) {
      case "mon", "mons", "month", "months" -> 1;
      case "y", "yr", "yrs", "year", "years" -> CfCalendar.MONTHS;
      default -> 0;
    };
  }

  /** About how many years one of the unit is. */
  double years() {
    return months > 0 ? months / 12.0 : length / (365 * DAY);
  }

  /** The moment of a value, in milliseconds of the calendar's count of days. */
  long millis(final double value) {
    final double whole = Math.floor(value);
    if (months == 0) {
      // Apart, so that a large number of days does not take digits from the hour.
      final double rest = (value - whole) * length;
      return first(base) + Math.round(whole * length + rest);
    }
    // The 30.44 days of UDUNITS would make the first of February a 31 January, 10:29.
    final long start = first(base.plusMonths(months * (long) whole, calendar));
    final long next = first(base.plusMonths(months * ((long) whole + 1), calendar));
    return start + Math.round((value - whole) * (next - start));
  }

  private long first(final CfDate date) {
    return calendar.day(date) * (long) DAY + ofDay;
  }
}
