package org.finegrid.internal.io.cf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CfTimeTest {

  @ParameterizedTest
  @CsvSource({
    "hours since 1900-01-01, gregorian, 837300, 1995-07-09T12:00Z",
    "hours since 1900-01-01 00:00:0.0, '', 1.5, 1900-01-01T01:30Z",
    "days since 1949-12-01 00:00:00, proleptic_gregorian, 31, 1950-01-01T00:00Z",
    "seconds since 1970-01-01T00:00:00Z, standard, 86399, 1970-01-01T23:59:59Z",
    "days since 2000-01-01 00:00 UTC, standard, 1, 2000-01-02T00:00Z",
    "days since 2000-02-28, noleap, 1, 2000-03-01T00:00Z",
    "days since 2000-02-28, 365_day, 366, 2001-03-01T00:00Z",
    "days since 2001-02-28, all_leap, 1, 2001-02-29T00:00Z",
    "days since 2001-02-28, 360_day, 2, 2001-02-30T00:00Z",
    "days since 1500-02-28, julian, 1, 1500-02-29T00:00Z",
    "days since 1582-10-04, gregorian, 1, 1582-10-15T00:00Z",
    "months since 2000-01-15, standard, 1, 2000-02-15T00:00Z",
    "months since 2000-01-01, 360_day, 1.5, 2000-02-16T00:00Z",
    "minutes since 2000-01-01 12:00, standard, -30, 2000-01-01T11:30Z",
    // The following are what ncdump -t and cdo showtimestamp print.
    "days since 1850-01-01, 360_day, 0, 1850-01-01T00:00Z",
    "days since 1850-01-01, 360_day, 360, 1851-01-01T00:00Z",
    "days since 1850-01-01, 360_day, -1, 1849-12-30T00:00Z",
    "days since 1850-01-01, 360_day, 54000, 2000-01-01T00:00Z",
    "days since 2000-01-01, all_leap, 366, 2001-01-01T00:00Z",
    "days since 2000-01-01, noleap, -0.5, 1999-12-31T12:00Z",
    "days since 2000-01-01, noleap, 365, 2001-01-01T00:00Z",
    "days since -4712-01-01, julian, 366, -4711-01-01T00:00Z",
    "days since -4712-01-01, julian, 2451545, 1999-12-19T00:00Z",
    "days since 0000-01-01, standard, 366, 0001-01-01T00:00Z",
    "days since -1-1-1, standard, 365, 0000-01-01T00:00Z",
    "days since 0000-01-01, proleptic_gregorian, -1, -0001-12-31T00:00Z",
    "days since 2000-01-01, standard, 3000000, 10213-09-21T00:00Z",
    "weeks since 2000-01-01, standard, 2, 2000-01-15T00:00Z",
    "seconds since 1970-01-01, standard, 1.25, 1970-01-01T00:00:01.250Z",
  })
  void timesAreReadInTheFilesCalendar(
      final String units, final String calendar, final double value, final String expected) {
    assertEquals(List.of(expected), CfTime.texts(new double[] {value}, units, calendar));
  }

  @Test
  void aTimeOffByMillisecondsMeansTheFullSecond() {
    final double eight = 100 + 8 / 24.0 + 0.01 / 86400;
    assertEquals(
        List.of("2000-04-10T08:00Z"),
        CfTime.texts(new double[] {eight}, "days since 2000-01-01", "standard"));
  }

  @Test
  void anAxisThatIsNoTimeHasNoTexts() {
    final double[] one = {1};
    assertEquals(List.of(), CfTime.texts(one, "m", ""));
    assertEquals(List.of(), CfTime.texts(one, "", ""));
    assertEquals(List.of(), CfTime.texts(one, "mon", ""));
    assertEquals(List.of(), CfTime.texts(one, "days since yesterday", ""));
    assertEquals(List.of(), CfTime.texts(one, "days since 2000-01-01", "lunar"));
    assertEquals(List.of(), CfTime.texts(one, "days since 2001-02-29", ""));
    assertEquals(List.of(), CfTime.texts(one, "days since 1582-10-10", ""));
    assertEquals(List.of(), CfTime.texts(new double[] {Double.NaN}, "days since 2000-01-01", ""));
    assertEquals(List.of(), CfTime.texts(new double[] {9.3e18}, "hours since 1970-01-01", ""));
    assertEquals(List.of(), CfTime.texts(new double[] {1e300}, "months since 1970-01-01", ""));
  }
}
