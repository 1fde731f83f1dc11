package org.finegrid.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was meant by a mistyped one. */
final class SpellingSuggestion {

  private SpellingSuggestion() {}

  /** The candidate with the fewest letters to change, if those are few enough for a slip. */
  static Optional<String> of(final String typed, final Collection<String> candidates) {
    return candidates.stream()
        .filter(
            each ->
                distance(typed, each) <= Math.max(1, Math.max(typed.length(), each.length()) / 3))
        .min(Comparator.comparingInt(each -> distance(typed, each)));
  }

  /** Letters to insert, leave out, change or swap with their neighbour; capital letters aside. */
  private static int distance(final String one, final String other) {
    final String a = one.toLowerCase(Locale.ROOT);
    final String b = other.toLowerCase(Locale.ROOT);
    final int[][] changes = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        changes[i][j] = i == 0 || j == 0 ? i + j : fewest(changes, a, b, i, j);
      }
    }
    return changes[a.length()][b.length()];
  }

  private static int fewest(
      final int[][] changes, final String a, final String b, final int i, final int j) {
    final int changed = changes[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    final int inserted = 1 + Math.min(changes[i - 1][j], changes[i][j - 1]);
    final boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    final int min = Math.min(changed, inserted);
    return swapped ? Math.min(min, changes[i - 2][j - 2] + 1) : min;
  }
}
