package org.finegrid.internal.io.crs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.CoordinateReference.Kind;

/**
 * Turns coordinates of one reference into those of another. Where a side is on a sphere or states
 * no datum, longitude and latitude carry over unchanged; between stated datums a known shift is
 * used. Safe to use from several threads at once.
 */
public final class CoordinateTransform {
  private final List<CoordinateStep> steps;

  private CoordinateTransform(final List<CoordinateStep> steps) {
    this.steps = List.copyOf(steps);
  }

  /** The transform between coordinates that are the same. */
  public static CoordinateTransform identity() {
    return new CoordinateTransform(List.of());
  }

  /**
   * The transform between two references. Two that state nothing, or that have rotated poles which
   * they do not state, are taken as the same.
   *
   * @return empty where one of them states too little, or its projection is not known
   */
  public static Optional<CoordinateTransform> between(
      final CoordinateReference from, final CoordinateReference to) {
    if (isSame(from, to)) {
      return Optional.of(identity());
    }
    return GeographicAxes.of(from)
        .flatMap(start -> GeographicAxes.of(to).map(end -> join(start, from, end, to)));
  }

  private static CoordinateTransform join(
      final GeographicAxes start,
      final CoordinateReference from,
      final GeographicAxes end,
      final CoordinateReference to) {
    final List<CoordinateStep> steps = new ArrayList<>(start.to());
    if (start.datum().isPresent() && end.datum().isPresent()) {
      DatumShift.between(
              new DatumShift.Stated(start.datum().get(), from),
              new DatumShift.Stated(end.datum().get(), to))
          .ifPresent(steps::add);
    }
    steps.addAll(end.from());
    return new CoordinateTransform(steps);
  }

  private static boolean isSame(final CoordinateReference from, final CoordinateReference to) {
    if (from.kind() != to.kind()) {
      return false;
    }
    return switch (from.kind()) {
      case UNKNOWN -> true;
      case ROTATED -> {
        final Optional<RotatedPole> one = pole(from);
        final Optional<RotatedPole> other = pole(to);
        yield one.isPresent() && other.isPresent()
            ? one.get().isSame(other.get())
            : one.isEmpty() && other.isEmpty() && from.wkt().equals(to.wkt());
      }
      default -> {
        final Optional<String> text = CrsConverter.toWkt(from);
        yield text.equals(CrsConverter.toWkt(to))
            && (text.isPresent() || from.kind() == Kind.GEOGRAPHIC);
      }
    };
  }

  private static Optional<RotatedPole> pole(final CoordinateReference reference) {
    return reference.gridMapping().flatMap(RotatedPole::of);
  }

  /** Whether coordinates stay as they are. */
  public boolean isIdentity() {
    return steps.isEmpty();
  }

  /**
   * Turns places in place.
   *
   * @param places x and y by turns; NaN afterwards where the other reference does not show them
   * @param count number of places
   */
  public void apply(final double[] places, final int count) {
    for (final CoordinateStep each : steps) {
      each.apply(places, count);
    }
  }
}
