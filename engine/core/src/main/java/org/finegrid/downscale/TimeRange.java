package org.finegrid.downscale;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;

/**
 * A range of time as typed, {@code FROM/TO} in ISO 8601, both ends included. A shorter text stands
 * for all that begins with it. Days are only checked to be at most 31: climate models have
 * calendars with a 30 February.
 */
final class TimeRange {
  private static final Pattern MOMENT =
      Pattern.compile(
          "(?<year>[+-]?\\d{4,6})(?:-(?<month>0[1-9]|1[0-2])(?:-(?<day>0[1-9]|[12]\\d|3[01])"
              + "(?:T(?<hour>[01]\\d|2[0-3])(?::(?<minute>[0-5]\\d)"
              + "(?::(?<second>[0-5]\\d)(?<fraction>\\.\\d{1,9})?)?)?Z?)?)?)?");

  private static final List<String> PARTS =
      List.of("year", "month", "day", "hour", "minute", "second", "fraction");

  /** A step whose date is not complete. */
  private static final List<Double> BEGINNING = List.of(0.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0);

  private final List<Double> from;
  private final List<Double> to;

  private TimeRange(final List<Double> from, final List<Double> to) {
    this.from = from;
    this.to = to;
  }

  /**
   * Reads a range.
   *
   * @throws RasterException where the text is none, or ends before it begins
   */
  static TimeRange parse(final String text) {
    final String[] ends = text.split("/", -1);
    if (ends.length != 2) {
      throw isNone(text);
    }
    final List<Double> from = moment(ends[0]);
    final List<Double> to = moment(ends[1]);
    if (from.isEmpty() || to.isEmpty()) {
      throw isNone(text);
    }
    // What the shorter one leaves open contradicts nothing.
    if (compare(from, to) > 0) {
      throw RasterException.invalid(ParameterName.TIME, "'" + text + "' ends before it begins");
    }
    return new TimeRange(from, to);
  }

  private static RasterException isNone(final String text) {
    return RasterException.invalid(
        ParameterName.TIME, "'" + text + "' is not FROM/TO in ISO 8601, such as 1991-01/2020-12");
  }

  /** Whether a step lies inside, in the form of {@link org.finegrid.grid.Dimension#times()}. */
  boolean contains(final String time) {
    final List<Double> moment = new ArrayList<>(moment(time));
    if (moment.isEmpty()) {
      throw new IllegalArgumentException("not a time: " + time);
    }
    moment.addAll(BEGINNING.subList(moment.size(), BEGINNING.size()));
    return compare(from, moment) <= 0 && compare(moment, to) <= 0;
  }

  /** Year, month and so on as far as the text has them; empty where it is no date. */
  private static List<Double> moment(final String text) {
    final Matcher found = MOMENT.matcher(text.strip());
    return found.matches()
        ? PARTS.stream()
            .map(found::group)
            .takeWhile(part -> part != null)
            .map(Double::valueOf)
            .toList()
        : List.of();
  }

  /** Compares as much as both have. */
  private static int compare(final List<Double> first, final List<Double> second) {
    for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
      final int order = Double.compare(first.get(i), second.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
