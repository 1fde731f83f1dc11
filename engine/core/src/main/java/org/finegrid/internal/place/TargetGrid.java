package org.finegrid.internal.place;

import java.util.Optional;
import org.finegrid.grid.Axis;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.Window;
import org.finegrid.internal.io.crs.CoordinateTransform;

/** The cells of a target grid, seen in the coordinates of a source. */
final class TargetGrid {
  private static final double POLE = 90;

  /** Share of a cell by which another reference may move it and still mean the same. */
  private static final double NEGLIGIBLE = 1e-4;

  /** Points along each side where that is looked at. */
  private static final int POINTS = 9;

  private final GridGeometry geometry;
  private final CoordinateTransform toSource;
  private final double[] poles;
  private final Optional<Window> footprint;

  private TargetGrid(
      final GridGeometry geometry,
      final CoordinateTransform toSource,
      final double[] poles,
      final Optional<Window> footprint) {
    this.geometry = geometry;
    this.toSource = toSource;
    this.poles = poles;
    this.footprint = footprint;
  }

  /**
   * A target.
   *
   * @param toSource from its coordinates to the source's
   * @param fromSource from the source's coordinates to its own
   */
  static TargetGrid of(
      final GridGeometry geometry,
      final GridGeometry source,
      final CoordinateTransform toSource,
      final CoordinateTransform fromSource) {
    // Where the source's longitudes run together.
    final double[] poles = {0, POLE, 0, -POLE};
    if (source.reference().spherical()) {
      fromSource.apply(poles, 2);
    }
    final Optional<Window> all = Optional.of(geometry.window());
    return new TargetGrid(geometry, toSource, poles, all)
            .changesNothing(source.reference().spherical())
        ? new TargetGrid(geometry, CoordinateTransform.identity(), poles, all)
        : new TargetGrid(
            geometry, toSource, poles, SourceFootprint.of(geometry, source, toSource, fromSource));
  }

  /** References that are written differently can mean the same. */
  private boolean changesNothing(final boolean longitudes) {
    final double[] before = new double[2 * POINTS * POINTS];
    for (int i = 0; i < POINTS * POINTS; i++) {
      before[2 * i] = x(geometry.width() * (i % POINTS), POINTS - 1);
      before[2 * i + 1] = y(geometry.height() * (i / POINTS), POINTS - 1);
    }
    final double[] after = before.clone();
    toSource(after, POINTS * POINTS);
    final double xLimit = NEGLIGIBLE * AxisMatch.length(geometry.x()) / geometry.width();
    final double yLimit = NEGLIGIBLE * AxisMatch.length(geometry.y()) / geometry.height();
    for (int i = 0; i < before.length; i += 2) {
      final double x = longitudes ? SourceGrid.near(after[i], before[i]) : after[i];
      if (!(Math.abs(x - before[i]) <= xLimit
          && Math.abs(after[i + 1] - before[i + 1]) <= yLimit)) {
        return false;
      }
    }
    return true;
  }

  GridGeometry geometry() {
    return geometry;
  }

  /** The cells that the source may have something of; empty where there are none. */
  Optional<Window> footprint() {
    return footprint;
  }

  /** Whether its coordinates are those of the source. */
  boolean sameCoordinates() {
    return toSource.isIdentity();
  }

  /** Turns places into the source's coordinates. */
  void toSource(final double[] places, final int count) {
    toSource.apply(places, count);
  }

  /**
   * A coordinate along the columns.
   *
   * @param part counts parts of columns from the first column's edge on
   * @param parts how many parts each column has
   */
  double x(final int part, final int parts) {
    return between(geometry.x(), part, parts);
  }

  /** A coordinate along the rows; cells that reach beyond a pole end there. */
  double y(final int part, final int parts) {
    final double y = between(geometry.y(), part, parts);
    return geometry.reference().spherical() ? Math.max(-POLE, Math.min(POLE, y)) : y;
  }

  private static double between(final Axis axis, final int part, final int parts) {
    final int cell = Math.floorDiv(part, parts);
    final int rest = part - cell * parts;
    final double edge = axis.edge(cell);
    return rest == 0 ? edge : edge + (axis.edge(cell + 1) - edge) * rest / parts;
  }

  /** Whether one of the source's poles lies in or beside the cells of a window. */
  boolean hasPole(final Window window) {
    for (int i = 0; i < poles.length; i += 2) {
      final double x =
          geometry.reference().spherical()
              ? SourceGrid.near(
                  poles[i],
                  (geometry.x().edge(window.column()) + geometry.x().edge(window.endColumn())) / 2)
              : poles[i];
      // The target's own pole is beside the cells of all longitudes.
      final boolean allColumns =
          geometry.reference().spherical() && Math.abs(poles[i + 1]) > POLE - NEGLIGIBLE;
      if ((allColumns || isWithin(geometry.x(), window.column(), window.endColumn(), x))
          && isWithin(geometry.y(), window.row(), window.endRow(), poles[i + 1])) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWithin(
      final Axis axis, final int first, final int end, final double coordinate) {
    final double one = axis.edge(first);
    final double other = axis.edge(end);
    final double cell = Math.abs(other - one) / (end - first);
    return coordinate > Math.min(one, other) - cell && coordinate < Math.max(one, other) + cell;
  }
}
