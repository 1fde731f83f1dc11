package org.finegrid.internal.place;

import java.util.Optional;
import org.finegrid.grid.Axis;
import org.finegrid.grid.RegularAxis;

/**
 * Which cell of an axis coincides with which cell of another one: whole cells apart, in the same or
 * in opposite direction, and on longitudes any number of turns around the globe apart.
 */
final class AxisMatch {
  /** Share of a cell by which edges may differ and still be the same. */
  private static final double TOLERANCE = 0.01;

  /** Degrees once around the globe. */
  static final double TURN = 360;

  private final int origin;
  private final int sign;
  private final int period;
  private final int size;

  private AxisMatch(final int origin, final int sign, final int period, final int size) {
    this.origin = origin;
    this.sign = sign;
    this.period = period;
    this.size = size;
  }

  /**
   * Matches the cells of two axes.
   *
   * @param longitudes whether coordinates repeat after 360 degrees
   * @return empty where the cells do not coincide, or the axes have nothing in common
   */
  static Optional<AxisMatch> of(final Axis target, final Axis source, final boolean longitudes) {
    final double shift = longitudes ? turnTowards(target, source) : 0;
    final int period = longitudes ? cellsAround(source) : 0;
    if (longitudes && period == 0 && length(target) + length(source) > TURN) {
      // Cells may have something in common on both sides, where one of both cannot coincide.
      return Optional.empty();
    }
    final int sign = target.ascending() == source.ascending() ? 1 : -1;
    final double from = Math.max(low(target), low(source) + shift);
    final int targetEdge = nearestEdge(target, from);
    final int sourceEdge = nearestEdge(source, from - shift);
    final int edges = sourceEdge - sign * targetEdge;
    if (!coincide(target, source, shift, edges, sign)) {
      return Optional.empty();
    }
    return Optional.of(new AxisMatch(sign > 0 ? edges : edges - 1, sign, period, source.size()));
  }

  private static boolean coincide(
      final Axis target, final Axis source, final double shift, final int edges, final int sign) {
    int common = 0;
    for (int i = 0; i <= target.size(); i++) {
      final int j = edges + sign * i;
      if (j >= 0 && j <= source.size()) {
        final double cell =
            Math.min(size(target, Math.max(0, i - 1)), size(source, Math.max(0, j - 1)));
        if (Math.abs(target.edge(i) - source.edge(j) - shift) > TOLERANCE * cell) {
          return false;
        }
        common++;
      }
    }
    return common > 1;
  }

  private static double size(final Axis axis, final int cell) {
    return Math.abs(axis.edge(cell + 1) - axis.edge(cell));
  }

  /** How many degrees of whole turns bring the source as near to the target as they can. */
  static double turnTowards(final Axis target, final Axis source) {
    final double apart = low(target) + length(target) / 2 - low(source) - length(source) / 2;
    return Math.rint(apart / TURN) * TURN;
  }

  /** How many cells go around the globe; 0 where that is not a whole number. */
  private static int cellsAround(final Axis axis) {
    if (!(axis instanceof RegularAxis regular)) {
      return 0;
    }
    final double cells = TURN / Math.abs(regular.step());
    return cells < Integer.MAX_VALUE && Math.abs(cells - Math.rint(cells)) <= TOLERANCE
        ? (int) Math.rint(cells)
        : 0;
  }

  static double low(final Axis axis) {
    return Math.min(axis.edge(0), axis.edge(axis.size()));
  }

  static double length(final Axis axis) {
    return Math.abs(axis.edge(axis.size()) - axis.edge(0));
  }

  private static int nearestEdge(final Axis axis, final double coordinate) {
    int low = 0;
    int high = axis.size();
    while (low < high) {
      final int middle = (low + high) / 2;
      final double between = (axis.edge(middle) + axis.edge(middle + 1)) / 2;
      if (between < coordinate == axis.ascending()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The source's cell for a cell of the target; negative where the source has none. */
  int of(final int cell) {
    final int index = origin + sign * cell;
    final int inTurn = period > 0 ? Math.floorMod(index, period) : index;
    return inTurn < size ? inTurn : -1;
  }
}
