package org.finegrid.io.gdal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Vector;
import java.util.function.Supplier;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;
import org.gdal.gdal.gdal;

/** Calls of GDAL, with its failures as sentences and its collections as Java's. */
final class GdalCalls {

  private GdalCalls() {}

  /**
   * What a call answers.
   *
   * @param file the file it is about
   * @param trouble what it means where the call fails, such as {@code cannot be read}
   * @throws RasterException where GDAL fails, or answers nothing
   */
  static <T> T call(final Object file, final String trouble, final Supplier<T> call) {
    gdal.ErrorReset();
    final T answer;
    try {
      answer = call.get();
    } catch (RuntimeException e) {
      // The bindings' only exception; what is ours already stays.
      if (e instanceof RasterException) {
        throw e;
      }
      throw failed(file, trouble, String.valueOf(e.getMessage()), e);
    }
    if (answer == null) {
      throw failed(file, trouble, gdal.GetLastErrorMsg(), null);
    }
    return answer;
  }

  /** A refusal of a file that holds several variables, none of which was chosen. */
  static RasterException several(final Object file, final Collection<String> names) {
    return new RasterException(
        ErrorCode.MISSING_PARAMETER,
        ParameterName.VARIABLE,
        String.format(
            Locale.ROOT,
            "%s: holds %d variables; choose one with %s: %s",
            file,
            names.size(),
            ParameterName.VARIABLE.placeholder(),
            String.join(", ", names)));
  }

  private static RasterException failed(
      final Object file, final String trouble, final String message, final Throwable cause) {
    final String line = line(message);
    return new RasterException(
        file + ": " + trouble + (line.isEmpty() ? "" : " (GDAL: " + line + ")"), cause);
  }

  /** The first line of GDAL's message, without the place in its sources that some drivers add. */
  static String line(final String message) {
    return message
        .strip()
        .lines()
        .findFirst()
        .orElse("")
        .replaceFirst("\\s*at \\([^)]*\\)\\s*$", "")
        .strip()
        .replaceFirst("\\s*\\.$", "");
  }

  /** {@code KEY=VALUE} texts as a map, in their order. */
  static Map<String, String> items(final List<?> texts) {
    final Map<String, String> map = new LinkedHashMap<>();
    for (final Object each : texts) {
      final String text = (String) each;
      final int equals = text.indexOf('=');
      if (equals > 0) {
        map.put(text.substring(0, equals), text.substring(equals + 1));
      }
    }
    return map;
  }

  /** The bindings take no other list. */
  static Vector<String> vector(final List<String> texts) {
    return new Vector<>(texts);
  }
}
