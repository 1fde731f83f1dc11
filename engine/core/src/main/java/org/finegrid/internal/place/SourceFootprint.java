package org.finegrid.internal.place;

import java.util.Optional;
import org.finegrid.grid.Axis;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.Window;
import org.finegrid.internal.io.crs.CoordinateTransform;

/**
 * The cells of a target on which a map can lie. Far from a map its formulas give coordinates that
 * mean nothing and may fall onto it by accident, so places elsewhere are not asked for.
 */
final class SourceFootprint {
  /** Points along each side of the map that are looked at. */
  private static final int POINTS = 65;

  /** Share of the extent by which it is enlarged for what lies between the points. */
  private static final double BETWEEN = 0.05;

  private SourceFootprint() {}

  /** The cells; empty where there are none. */
  static Optional<Window> of(
      final GridGeometry target,
      final GridGeometry source,
      final CoordinateTransform toSource,
      final CoordinateTransform fromSource) {
    if (source.reference().spherical() || toSource.isIdentity()) {
      return Optional.of(target.window());
    }
    final double[] places = new double[2 * POINTS * POINTS];
    for (int i = 0; i < POINTS * POINTS; i++) {
      places[2 * i] = edge(source.x(), i % POINTS);
      places[2 * i + 1] = edge(source.y(), i / POINTS);
    }
    fromSource.apply(places, POINTS * POINTS);
    final boolean longitudes = target.reference().spherical();
    final double middle = AxisMatch.low(target.x()) + AxisMatch.length(target.x()) / 2;
    final Range x = new Range();
    final Range y = new Range();
    for (int i = 0; i < places.length; i += 2) {
      x.add(longitudes ? SourceGrid.near(places[i], middle) : places[i]);
      y.add(places[i + 1]);
    }
    if (longitudes) {
      addPole(90, source, toSource, x, y);
      addPole(-90, source, toSource, x, y);
      if (x.high - x.low > AxisMatch.TURN / 2) {
        // Around a pole, or across the longitude opposite to the target's middle.
        x.add(Double.NaN);
      }
    }
    return x.cells(target.x())
        .flatMap(
            columns ->
                y.cells(target.y())
                    .map(
                        rows ->
                            new Window(
                                columns[0], rows[0], columns[1] - columns[0], rows[1] - rows[0])));
  }

  private static double edge(final Axis axis, final int point) {
    return axis.edge((int) ((long) axis.size() * point / (POINTS - 1)));
  }

  /** Of a map that shows a pole, all longitudes have a part. */
  private static void addPole(
      final double latitude,
      final GridGeometry source,
      final CoordinateTransform toSource,
      final Range x,
      final Range y) {
    final double[] pole = {0, latitude};
    toSource.apply(pole, 1);
    if (isOn(source.x(), pole[0]) && isOn(source.y(), pole[1])) {
      x.add(Double.NaN);
      y.add(latitude);
    }
  }

  private static boolean isOn(final Axis axis, final double coordinate) {
    return coordinate >= AxisMatch.low(axis)
        && coordinate <= AxisMatch.low(axis) + AxisMatch.length(axis);
  }

  /** The coordinates of places along an axis; without bounds once one is not known. */
  private static final class Range {
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;
    private boolean unknown;

    void add(final double coordinate) {
      unknown |= !Double.isFinite(coordinate);
      low = Math.min(low, coordinate);
      high = Math.max(high, coordinate);
    }

    /** The first cell and the one after the last; empty where there are none. */
    Optional<int[]> cells(final Axis axis) {
      if (unknown) {
        return Optional.of(new int[] {0, axis.size()});
      }
      final double margin = BETWEEN * (high - low);
      final AxisEdges edges = AxisEdges.of(axis, it -> it);
      final int first = Math.max(0, edges.find(low - margin, 0));
      final int last = Math.min(axis.size() - 1, edges.find(high + margin, first));
      if (first > last || high + margin < edges.low()) {
        return Optional.empty();
      }
      return Optional.of(
          axis.ascending()
              ? new int[] {first, last + 1}
              : new int[] {axis.size() - 1 - last, axis.size() - first});
    }
  }
}
