package org.finegrid.internal.io.cf;

import java.util.Comparator;

/**
 * A day of some calendar.
 *
 * @param year astronomical: year 0 comes before year 1
 * @param month from 1
 * @param day from 1
 */
record CfDate(long year, int month, int day) implements Comparable<CfDate> {
  private static final Comparator<CfDate> ORDER =
      Comparator.comparingLong(CfDate::year)
          .thenComparingInt(CfDate::month)
          .thenComparingInt(CfDate::day);

  @Override
  public int compareTo(final CfDate other) {
    return ORDER.compare(this, other);
  }

  /** The day some months later, or the last of that month where it is shorter. */
  CfDate plusMonths(final long months, final CfCalendar calendar) {
    final long count = Math.addExact(year * CfCalendar.MONTHS + month - 1, months);
    final long newYear = Math.floorDiv(count, (long) CfCalendar.MONTHS);
    final int newMonth = (int) Math.floorMod(count, (long) CfCalendar.MONTHS) + 1;
    return new CfDate(newYear, newMonth, Math.min(day, calendar.monthLength(newYear, newMonth)));
  }
}
