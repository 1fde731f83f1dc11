package org.finegrid.internal.io.cf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class CfCalendarTest {

  @Property(tries = 500)
  void eachDayHasOneDateAndTheNextDayALaterOne(
      @ForAll final CfCalendar calendar,
      @ForAll @LongRange(min = -3_000_000, max = 3_000_000) final long day) {
    final CfDate date = calendar.date(day);
    assertEquals(day, calendar.day(date));
    assertTrue(date.compareTo(calendar.date(day + 1)) < 0);
    assertTrue(date.day() <= calendar.monthLength(date.year(), date.month()));
  }

  @Property(tries = 200)
  void theProlepticCalendarIsThatOfIso8601(
      @ForAll @LongRange(min = -3_000_000, max = 3_000_000) final long day) {
    final LocalDate expected = LocalDate.ofEpochDay(day);
    assertEquals(
        new CfDate(expected.getYear(), expected.getMonthValue(), expected.getDayOfMonth()),
        CfCalendar.PROLEPTIC_GREGORIAN.date(day));
  }
}
