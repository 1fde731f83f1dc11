package org.finegrid.internal.io.cf;

import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TimeZone;
import java.util.stream.IntStream;

/**
 * The calendars of CF, as a count of days. Years are astronomical: year 0 comes before year 1, as
 * in UDUNITS and cdo.
 */
enum CfCalendar {
  /** Julian up to 4 October 1582, Gregorian from the next day, 15 October 1582, on. */
  STANDARD(OptionalLong.of(-12_219_292_800_000L)),

  /** Gregorian, also before it was made. */
  PROLEPTIC_GREGORIAN(OptionalLong.of(Long.MIN_VALUE)),

  /** Every fourth year is a leap year. */
  JULIAN(OptionalLong.of(Long.MAX_VALUE)),

  /** Years of 365 days. */
  NO_LEAP(OptionalLong.empty()) {
    @Override
    int monthLength(final long year, final int month) {
      return switch (month) {
        case 2 -> 28;
        case 4, 6, 9, 11 -> 30;
        default -> 31;
      };
    }
  },

  /** Years of 366 days. */
  ALL_LEAP(OptionalLong.empty()) {
    @Override
    int monthLength(final long year, final int month) {
      return month == 2 ? 29 : NO_LEAP.monthLength(year, month);
    }
  },

  /** Twelve months of 30 days. */
  DAYS_360(OptionalLong.empty()) {
    @Override
    int monthLength(final long year, final int month) {
      return 30;
    }
  };

  static final int MONTHS = 12;

  private static final long MILLIS = 86_400_000;

  private final OptionalLong gregorianFrom;

  /** A calendar that is Gregorian from a moment on and Julian before, or one of its own kind. */
  CfCalendar(final OptionalLong gregorianFrom) {
    this.gregorianFrom = gregorianFrom;
  }

  /** The calendar of a name; empty where CF has none of that name. */
  static Optional<CfCalendar> named(final String name) {
    return switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "", "gregorian", "standard" -> Optional.of(STANDARD);
      case "proleptic_gregorian" -> Optional.of(PROLEPTIC_GREGORIAN);
      case "noleap", "no_leap", "365_day" -> Optional.of(NO_LEAP);
      case "all_leap", "366_day" -> Optional.of(ALL_LEAP);
      case "360_day" -> Optional.of(DAYS_360);
      case "julian" -> Optional.of(JULIAN);
      default -> Optional.empty();
    };
  }

  /** Days of a month. */
  int monthLength(final long year, final int month) {
    final GregorianCalendar calendar = calendar();
    set(calendar, new CfDate(year, month, 1));
    return calendar.getActualMaximum(Calendar.DAY_OF_MONTH);
  }

  /**
   * The number of a day, counted from one that is the calendar's own.
   *
   * @throws IllegalArgumentException where the calendar has no such day
   */
  long day(final CfDate date) {
    if (gregorianFrom.isPresent()) {
      final GregorianCalendar calendar = calendar();
      set(calendar, date);
      return Math.floorDiv(calendar.getTimeInMillis(), MILLIS);
    }
    if (date.day() > monthLength(date.year(), date.month())) {
      throw new IllegalArgumentException("no day of the calendar: " + date);
    }
    long day = date.year() * yearLength() + date.day() - 1;
    for (int month = 1; month < date.month(); month++) {
      day += monthLength(date.year(), month);
    }
    return day;
  }

  /** The date of a day. */
  CfDate date(final long day) {
    if (gregorianFrom.isPresent()) {
      final GregorianCalendar calendar = calendar();
      calendar.setTimeInMillis(day * MILLIS);
      final long year = calendar.get(Calendar.YEAR);
      return new CfDate(
          calendar.get(Calendar.ERA) == GregorianCalendar.AD ? year : 1 - year,
          calendar.get(Calendar.MONTH) + 1,
          calendar.get(Calendar.DAY_OF_MONTH));
    }
    final long year = Math.floorDiv(day, yearLength());
    int rest = (int) Math.floorMod(day, yearLength());
    int month = 1;
    while (rest >= monthLength(year, month)) {
      rest -= monthLength(year, month++);
    }
    return new CfDate(year, month, rest + 1);
  }

  /** Java's own calendar of this kind. */
  private GregorianCalendar calendar() {
    final GregorianCalendar calendar =
        new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    calendar.setGregorianChange(new Date(gregorianFrom.getAsLong()));
    calendar.setLenient(false);
    calendar.clear();
    return calendar;
  }

  private static void set(final GregorianCalendar calendar, final CfDate date) {
    final boolean era = date.year() > 0;
    calendar.set(Calendar.ERA, era ? GregorianCalendar.AD : GregorianCalendar.BC);
    calendar.set(
        Math.toIntExact(era ? date.year() : 1 - date.year()), date.month() - 1, date.day());
  }

  private long yearLength() {
    return IntStream.rangeClosed(1, MONTHS).map(month -> monthLength(0, month)).sum();
  }
}
