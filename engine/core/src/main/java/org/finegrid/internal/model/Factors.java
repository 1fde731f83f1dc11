package org.finegrid.internal.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Which factors multiply up to another. */
public final class Factors {

  private Factors() {}

  /**
   * The fewest factors whose product is the one wanted, largest first, as the larger step has more
   * of the coarse field to learn from.
   */
  public static Optional<List<Integer>> split(final int wanted, final Set<Integer> available) {
    if (available.contains(wanted)) {
      return Optional.of(List.of(wanted));
    }
    Optional<List<Integer>> best = Optional.empty();
    for (final int factor : available) {
      if (factor > 1 && wanted % factor == 0) {
        final Optional<List<Integer>> rest = split(wanted / factor, available);
        if (rest.isPresent() && (best.isEmpty() || rest.get().size() + 1 < best.get().size())) {
          final List<Integer> factors = new ArrayList<>(rest.get());
          factors.add(factor);
          factors.sort((a, b) -> b - a);
          best = Optional.of(List.copyOf(factors));
        }
      }
    }
    return best;
  }

  /**
   * The smallest factor above the one wanted that {@link #split} can make, up to twice it.
   *
   * @param largest no factor is greater
   */
  public static Optional<Integer> above(
      final int wanted, final int largest, final Set<Integer> available) {
    return IntStream.rangeClosed(wanted + 1, Math.min(largest, 2 * wanted))
        .boxed()
        .filter(factor -> split(factor, available).isPresent())
        .findFirst();
  }
}
