package org.finegrid.cli;

import java.util.function.Function;
import org.finegrid.downscale.Part;
import org.finegrid.grid.RasterException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What part of a raster to take and where to work on it, checked as text before a file is open. */
final class SelectionOptions {

  private SelectionOptions() {}

  /** Bands such as {@code 1,3-5}. */
  static final class Bands implements ITypeConverter<String> {
    @Override
    public String convert(final String text) {
      return checked("bands", text, Part.whole()::withBands);
    }
  }

  /** Four numbers, {@code W,S,E,N}. */
  static final class BoundingBox implements ITypeConverter<String> {
    @Override
    public String convert(final String text) {
      return checked("bbox", text, Part.whole()::withBbox);
    }
  }

  /** Two moments, {@code FROM/TO}. */
  static final class TimeRange implements ITypeConverter<String> {
    @Override
    public String convert(final String text) {
      return checked("time", text, Part.whole()::withTime);
    }
  }

  /** The text, where the engine takes it. */
  private static String checked(
      final String name, final String text, final Function<String, Part> part) {
    try {
      part.apply(text);
      return text;
    } catch (RasterException e) {
      // The option is named before the sentence anyway.
      throw new TypeConversionException(e.getMessage().replaceFirst("^" + name + ": ", ""));
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
