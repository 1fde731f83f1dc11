package org.finegrid.downscale;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;

/** A list of bands as typed, such as {@code 1,3-5}. */
final class BandList {
  private static final Pattern RANGE = Pattern.compile("([1-9]\\d{0,8})(?:-([1-9]\\d{0,8}))?");

  private BandList() {}

  /**
   * Checks a text without knowing how many bands there are.
   *
   * @throws RasterException where it is no list
   */
  public static void check(final String text) {
    ranges(text);
  }

  /**
   * Reads a list.
   *
   * @param count how many bands there are
   * @return band indices from 0, in the raster's order, each once
   * @throws RasterException where the text is no list or names a band that there is not
   */
  public static int[] parse(final String text, final int count) {
    final TreeSet<Integer> bands = new TreeSet<>();
    for (final Range range : ranges(text)) {
      if (range.to() > count) {
        throw RasterException.invalid(
            ParameterName.BANDS,
            "'" + range.text() + "' is not among the raster's bands 1-" + count);
      }
      for (int band = range.from(); band <= range.to(); band++) {
        bands.add(band - 1);
      }
    }
    return bands.stream().mapToInt(Integer::intValue).toArray();
  }

  private record Range(String text, int from, int to) {}

  private static List<Range> ranges(final String text) {
    return Arrays.stream(text.split(",", -1)).map(part -> range(text, part.strip())).toList();
  }

  private static Range range(final String text, final String part) {
    final Matcher found = RANGE.matcher(part);
    if (!found.matches()) {
      throw RasterException.invalid(
          ParameterName.BANDS,
          "'" + text + "' is not a list of bands; write numbers from 1 up, such as 1,3-5");
    }
    final int from = Integer.parseInt(found.group(1));
    final int to = found.group(2) == null ? from : Integer.parseInt(found.group(2));
    if (to < from) {
      throw RasterException.invalid(
          ParameterName.BANDS, "'" + part + "' runs backwards; write the smaller band first");
    }
    return new Range(part, from, to);
  }
}
