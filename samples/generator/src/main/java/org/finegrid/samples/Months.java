package org.finegrid.samples;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.finegrid.grid.Dimension;

/** The months of a fictional year as a CF time axis: middles of months with bounds. */
final class Months {
  private static final int YEAR = 2001;

  private Months() {}

  /** The first months of the year. */
  static Dimension first(final int count) {
    final LocalDate begin = LocalDate.of(YEAR, 1, 1);
    final double[] middles = new double[count];
    final double[][] bounds = new double[count][];
    final List<String> times = new ArrayList<>();
    for (int month = 0; month < count; month++) {
      final long from = ChronoUnit.DAYS.between(begin, begin.plusMonths(month));
      final long to = ChronoUnit.DAYS.between(begin, begin.plusMonths(month + 1L));
      bounds[month] = new double[] {from, to};
      middles[month] = (from + to) / 2.0;
      times.add(begin.atStartOfDay().plusHours((from + to) * 12) + "Z");
    }
    final Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("standard_name", "time");
    attributes.put("long_name", "time");
    attributes.put("units", "days since " + YEAR + "-01-01 00:00:00");
    attributes.put("calendar", "standard");
    attributes.put("axis", "T");
    attributes.put("bounds", "time_bnds");
    return new Dimension("time", middles, Optional.of(bounds), attributes, times);
  }
}
