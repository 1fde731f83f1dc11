package org.finegrid.internal.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.ParameterChecks;
import org.finegrid.model.SuperResolutionModel;

/** Networks that differ only in their factor, and the factors that they make together. */
public final class NetworkFamily {
  /** How many fine cells per coarse cell and axis a model may make. */
  public static final int LARGEST_FACTOR = 64;

  private final String name;
  private final SortedMap<Integer, NamedNetwork> members = new TreeMap<>();

  /** Opens a network; the factor is the one asked for. */
  @FunctionalInterface
  public interface Loader {
    /** Opens it. */
    SuperResolutionModel load(OnnxFile file, OptionalInt factor);
  }

  /**
   * A family.
   *
   * @param name what messages call it
   * @param members its networks; of several of one factor the first is taken
   */
  public NetworkFamily(final String name, final List<NamedNetwork> members) {
    this.name = name;
    members.forEach(each -> this.members.putIfAbsent(each.card().factor(), each));
  }

  /** Whether it has no members. */
  public boolean isEmpty() {
    return members.isEmpty();
  }

  /** The smallest factor that a member makes. */
  public int smallestFactor() {
    return members.firstKey();
  }

  /** The factor itself, a cascade, or where neither can be, the next greater one averaged. */
  public SuperResolutionModel open(final int wanted, final Loader loader) {
    checkFactor(wanted);
    final Optional<Integer> above = Factors.above(wanted, LARGEST_FACTOR, members.keySet());
    // One network alone makes what it was trained for; a family covers a range.
    return members.size() > 1
            && wanted > 1
            && Factors.split(wanted, members.keySet()).isEmpty()
            && above.isPresent()
        ? new Resampled(cascade(above.get(), loader), wanted)
        : cascade(wanted, loader);
  }

  /** Refuses a factor that no model may make. */
  public static void checkFactor(final int factor) {
    ParameterChecks.range(ParameterName.FACTOR, factor, 1, LARGEST_FACTOR);
  }

  /** The factor itself, or the fewest of the family's factors that multiply up to it. */
  private SuperResolutionModel cascade(final int factor, final Loader loader) {
    checkFactor(factor);
    final List<Integer> factors =
        Factors.split(factor, members.keySet())
            .orElseThrow(
                () ->
                    new RasterException(
                        ErrorCode.FACTOR_NOT_AVAILABLE,
                        ParameterName.FACTOR,
                        "model "
                            + name
                            + ": cannot make x"
                            + factor
                            + "; it makes "
                            + members.keySet().stream()
                                .map(each -> "x" + each)
                                .collect(Collectors.joining(", "))
                            + " and their products"));
    SuperResolutionModel opened = load(factors.get(0), loader);
    for (final int next : factors.subList(1, factors.size())) {
      opened = wrap(opened, next, loader);
    }
    return opened;
  }

  private SuperResolutionModel wrap(
      final SuperResolutionModel first, final int factor, final Loader loader) {
    try {
      final SuperResolutionModel second = load(factor, loader);
      try {
        return new Cascade(first, second);
      } catch (RasterException e) {
        second.close();
        throw e;
      }
    } catch (RasterException e) {
      first.close();
      throw e;
    }
  }

  private SuperResolutionModel load(final int factor, final Loader loader) {
    return loader.load(members.get(factor).file().get(), OptionalInt.of(factor));
  }
}
