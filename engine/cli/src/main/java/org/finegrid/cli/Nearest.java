package org.finegrid.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was meant by a mistyped one. */
final class Nearest {

  private Nearest() {}

  /** The candidate with the fewest letters to change, if those are few enough for a slip. */
  static Optional<String> of(final String typed, final Collection<String> candidates) {
    return candidates.stream()
        .filter(
            each ->
                distance(typed, each) <= Math.max(1, Math.max(typed.length(), each.length()) / 3))
        .min(Comparator.comparingInt(each -> distance(typed, each)));
  }

  /** Levenshtein's distance, capital letters aside. */
  private static int distance(final String one, final String other) {
    final String a = one.toLowerCase(Locale.ROOT);
    final String b = other.toLowerCase(Locale.ROOT);
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      final int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        final int changed = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[b.length()];
  }
}
