package org.finegrid.smoke;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * An ESRI ASCII grid.
 *
 * @param header its numbers by their names in lower case
 * @param cells row by row, NaN for NoData
 */
record ArcGrid(Map<String, Double> header, double[] cells) {

  /**
   * Reads a grid.
   *
   * @throws CheckFailure where the text is none
   */
  static ArcGrid parse(final String text) {
    final StringTokenizer words = new StringTokenizer(text);
    final Map<String, Double> header = new HashMap<>();
    String word = next(words);
    while (Character.isLetter(word.charAt(0)) && !word.equalsIgnoreCase("nan")) {
      header.put(word.toLowerCase(Locale.ROOT), number(next(words)));
      word = next(words);
    }
    for (final String name :
        new String[] {"ncols", "nrows", "xllcorner", "yllcorner", "cellsize"}) {
      CheckFailure.unless(header.containsKey(name), "the ArcGrid lacks its " + name);
    }
    final double[] cells =
        new double[header.get("ncols").intValue() * header.get("nrows").intValue()];
    final double noData = header.getOrDefault("nodata_value", Double.NaN);
    for (int i = 0; i < cells.length; i++) {
      final double value = number(i == 0 ? word : next(words));
      cells[i] = value == noData ? Double.NaN : value;
    }
    CheckFailure.unless(
        !words.hasMoreTokens(), "the ArcGrid has more cells than its header states");
    return new ArcGrid(header, cells);
  }

  private static String next(final StringTokenizer words) {
    CheckFailure.unless(words.hasMoreTokens(), "the ArcGrid ends early");
    return words.nextToken();
  }

  private static double number(final String word) {
    try {
      return Double.parseDouble(word);
    } catch (NumberFormatException e) {
      throw new CheckFailure("'" + word + "' is not a number", e);
    }
  }
}
