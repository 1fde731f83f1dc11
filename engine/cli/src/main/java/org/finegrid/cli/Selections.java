package org.finegrid.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finegrid.grid.RasterException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What part of a raster to take and where to work on it, checked as text before a file is open. */
final class Selections {

  private Selections() {}

  /** Bands such as {@code 1,3-5}. */
  static final class Bands implements ITypeConverter<String> {
    private static final Pattern ITEM = Pattern.compile("([1-9]\\d{0,8})(?:-([1-9]\\d{0,8}))?");

    @Override
    public String convert(final String text) {
      for (final String item : text.split(",", -1)) {
        final Matcher matcher = ITEM.matcher(item.strip());
        if (!matcher.matches()) {
          throw new TypeConversionException(
              "'" + text + "' names no bands; write numbers from 1 up, such as 1,3-5");
        }
        if (matcher.group(2) != null
            && Integer.parseInt(matcher.group(1)) > Integer.parseInt(matcher.group(2))) {
          throw new TypeConversionException(
              "'" + item.strip() + "' runs backwards; write the smaller band first");
        }
      }
      return text;
    }
  }

  /** Four numbers, {@code W,S,E,N}. */
  static final class BoundingBox implements ITypeConverter<String> {
    @Override
    public String convert(final String text) {
      final String[] parts = text.split(",", -1);
      if (parts.length != 4) {
        throw new TypeConversionException(
            "'" + text + "' is not four numbers W,S,E,N, such as -10,35,30,60");
      }
      if (Numbers.finite(parts[0]) >= Numbers.finite(parts[2])) {
        throw new TypeConversionException("'" + text + "' has its west edge east of its east edge");
      }
      if (Numbers.finite(parts[1]) >= Numbers.finite(parts[3])) {
        throw new TypeConversionException(
            "'" + text + "' has its south edge north of its north edge");
      }
      return text;
    }
  }

  /**
   * Two moments, {@code FROM/TO}. Days are only checked to be at most 31: climate models have
   * calendars with a 30 February.
   */
  static final class TimeRange implements ITypeConverter<String> {
    private static final Pattern MOMENT =
        Pattern.compile(
            "\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01])"
                + "(T([01]\\d|2[0-3])(:[0-5]\\d(:[0-5]\\d(\\.\\d+)?)?)?Z?)?)?)?");

    @Override
    public String convert(final String text) {
      final String[] ends = text.split("/", -1);
      if (ends.length != 2
          || !MOMENT.matcher(ends[0]).matches()
          || !MOMENT.matcher(ends[1]).matches()) {
        throw new TypeConversionException(
            "'" + text + "' is not FROM/TO in ISO 8601, such as 1991-01/2020-12");
      }
      // Moments of one width sort as text; what the shorter one leaves open contradicts nothing.
      final int common = Math.min(ends[0].length(), ends[1].length());
      if (ends[0].substring(0, common).compareTo(ends[1].substring(0, common)) > 0) {
        throw new TypeConversionException("'" + text + "' ends before it begins");
      }
      return text;
    }
  }

  /** {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:N}. */
  static final class Device implements ITypeConverter<String> {
    @Override
    public String convert(final String text) {
      try {
        org.finegrid.model.Device.parse(text);
      } catch (RasterException e) {
        throw new TypeConversionException("'" + text + "' is not auto, cpu, cuda or cuda:N");
      }
      return text;
    }
  }
}
