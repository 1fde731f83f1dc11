package org.finegrid.downscale;

import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finegrid.grid.RasterException;

/** A list of bands as typed, such as {@code 1,3-5}. */
public final class BandList {
  private static final Pattern RANGE = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");

  private BandList() {}

  /**
   * Reads a list.
   *
   * @param count how many bands there are
   * @return band indices from 0, in the raster's order, each once
   * @throws RasterException where the text is no list or names a band that there is not
   */
  public static int[] parse(final String text, final int count) {
    final TreeSet<Integer> bands = new TreeSet<>();
    for (final String part : text.split(",", -1)) {
      final Matcher range = RANGE.matcher(part.strip());
      if (!range.matches()) {
        throw new RasterException("bands '" + text + "' is not a list such as 1,3-5");
      }
      final int from = Integer.parseInt(range.group(1));
      final int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
      if (from < 1 || to < from || to > count) {
        throw new RasterException("bands " + part.strip() + ": the raster has bands 1-" + count);
      }
      for (int band = from; band <= to; band++) {
        bands.add(band - 1);
      }
    }
    return bands.stream().mapToInt(Integer::intValue).toArray();
  }
}
