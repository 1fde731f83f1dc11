package org.finegrid.io.cf;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ucar.nc2.time.Calendar;
import ucar.nc2.time.CalendarDate;
import ucar.nc2.time.CalendarDateUnit;
import ucar.nc2.time.CalendarPeriod;

/** CF time axes as ISO 8601 text, in the calendar of the file. */
public final class CfTime {
  /** Float days are off by some milliseconds; a time within this of a full second means it. */
  private static final long NEAR_SECOND = 20;

  private CfTime() {}

  /**
   * Each time as text, such as {@code 1995-07-14T12:00Z}.
   *
   * @param values times in the unit
   * @param units such as {@code hours since 1900-01-01}
   * @param calendar the CF name; empty: the default, gregorian
   * @return one text for each value; none where unit or calendar cannot be read
   */
  public static List<String> texts(
      final double[] values, final String units, final String calendar) {
    final Optional<Calendar> known = calendar(calendar);
    if (known.isEmpty() || !units.toLowerCase(Locale.ROOT).contains(" since ")) {
      return List.of();
    }
    final CalendarDateUnit unit;
    try {
      unit = CalendarDateUnit.withCalendar(known.get(), units.replaceFirst("\\s+(UTC|GMT)$", ""));
    } catch (IllegalArgumentException e) {
      // Not a CF time: the steps keep their numbers.
      return List.of();
    }
    if (!Arrays.stream(values).allMatch(Double::isFinite)) {
      return List.of();
    }
    return Arrays.stream(values).mapToObj(value -> text(moment(unit, value))).toList();
  }

  private static Optional<Calendar> calendar(final String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "", "gregorian", "standard" -> Optional.of(Calendar.gregorian);
      case "proleptic_gregorian" -> Optional.of(Calendar.proleptic_gregorian);
      case "noleap", "365_day" -> Optional.of(Calendar.noleap);
      case "all_leap", "366_day" -> Optional.of(Calendar.all_leap);
      case "360_day" -> Optional.of(Calendar.uniform30day);
      case "julian" -> Optional.of(Calendar.julian);
      default -> Optional.empty();
    };
  }

  private static CalendarDate moment(final CalendarDateUnit unit, final double value) {
    final CalendarPeriod.Field field = unit.getTimeUnit().getField();
    final CalendarDate base = unit.getBaseCalendarDate();
    if (field != CalendarPeriod.Field.Month && field != CalendarPeriod.Field.Year) {
      return unit.makeCalendarDate(value);
    }
    // The 30.44 days of UDUNITS would make the first of February a 31 January, 10:29.
    final int whole = (int) Math.floor(value);
    final CalendarDate start = base.add(CalendarPeriod.of(whole, field));
    final CalendarDate next = base.add(CalendarPeriod.of(whole + 1, field));
    final double part = (value - whole) * (next.getMillis() - start.getMillis());
    return CalendarDate.of(base.getCalendar(), start.getMillis() + Math.round(part));
  }

  private static String text(final CalendarDate moment) {
    final long millis = moment.getMillis();
    final long second = Math.round(millis / 1000.0) * 1000;
    final CalendarDate tidy =
        Math.abs(millis - second) <= NEAR_SECOND
            ? CalendarDate.of(moment.getCalendar(), second)
            : moment;
    final String text = tidy.toString();
    return text.endsWith(":00Z") && text.length() == "1995-07-14T12:00:00Z".length()
        ? text.substring(0, text.length() - ":00Z".length()) + "Z"
        : text;
  }
}
