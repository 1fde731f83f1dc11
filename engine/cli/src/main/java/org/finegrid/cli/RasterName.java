package org.finegrid.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A raster beside the input: {@code FILE} or {@code FILE:VARIABLE}.
 *
 * @param file the file, or GDAL's name of something like one
 * @param variable the variable of a file that holds several
 */
record RasterName(Path file, Optional<String> variable) {
  private static final Pattern NETCDF = Pattern.compile("NETCDF:\"([^\"]+)\":(.+)");

  /** File systems of GDAL and addresses: whether they lead to a file is known only to GDAL. */
  private static final Pattern VIRTUAL = Pattern.compile("/vsi[a-z0-9_]+/.*|[a-z0-9]+://.*");

  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[\\\\/].*");

  /** Reads such a name. */
  static final class Converter implements ITypeConverter<RasterName> {
    @Override
    public RasterName convert(final String text) {
      return of(text);
    }
  }

  /**
   * Reads a name. A colon separates a variable only where a file has the name before it and none
   * the whole name, since names of files have colons as well.
   *
   * @throws TypeConversionException where it is no name
   */
  static RasterName of(final String text) {
    if (exists(text)) {
      return file(text);
    }
    final Matcher netcdf = NETCDF.matcher(text);
    if (netcdf.matches()) {
      return of(netcdf.group(1), netcdf.group(2));
    }
    if (VIRTUAL.matcher(text).matches()) {
      final int colon = text.lastIndexOf(':');
      return colon > text.lastIndexOf('/')
          ? of(text.substring(0, colon), text.substring(colon + 1))
          : file(text);
    }
    final int first = DRIVE.matcher(text).matches() ? 2 : 1;
    for (int at = text.lastIndexOf(':'); at >= first; at = text.lastIndexOf(':', at - 1)) {
      if (exists(text.substring(0, at))) {
        return of(text.substring(0, at), text.substring(at + 1));
      }
    }
    return file(text);
  }

  private static RasterName file(final String name) {
    return new RasterName(new FileName().convert(name), Optional.empty());
  }

  private static RasterName of(final String file, final String variable) {
    if (variable.isEmpty()) {
      throw new TypeConversionException(
          "'" + file + ":' names no variable after the colon; leave the colon out or add one");
    }
    return new RasterName(new FileName().convert(file), Optional.of(variable));
  }

  private static boolean exists(final String name) {
    try {
      return !name.isEmpty() && Files.exists(Path.of(name));
    } catch (InvalidPathException e) {
      // Such as one with a colon on Windows, which no file has.
      return false;
    }
  }
}
