package org.finegrid.internal.place;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.finegrid.grid.Axis;

/** The edges of an axis' cells in ascending order. */
final class AxisEdges {
  private final double[] edges;

  /**
   * The edges of cells.
   *
   * @param edges in ascending order; cells may have no size
   */
  AxisEdges(final double[] edges) {
    this.edges = edges;
  }

  /**
   * The edges of an axis.
   *
   * @param measure a function that does not fall, such as the sine of a latitude
   */
  static AxisEdges of(final Axis axis, final DoubleUnaryOperator measure) {
    final int n = axis.size();
    final double[] edges = new double[n + 1];
    for (int i = 0; i <= n; i++) {
      edges[i] = measure.applyAsDouble(axis.edge(axis.ascending() ? i : n - i));
    }
    return new AxisEdges(edges);
  }

  int cells() {
    return edges.length - 1;
  }

  double edge(final int index) {
    return edges[index];
  }

  double size(final int cell) {
    return edges[cell + 1] - edges[cell];
  }

  double low() {
    return edges[0];
  }

  double high() {
    return edges[edges.length - 1];
  }

  /**
   * The cell that holds a coordinate: its lower edge belongs to it, its upper edge to the next one.
   *
   * @param hint a cell that is probably near
   * @return -1 below the first cell, the number of cells from the last edge on
   */
  int find(final double coordinate, final int hint) {
    final int n = cells();
    if (coordinate < edges[0]) {
      return -1;
    }
    if (coordinate >= edges[n]) {
      return n;
    }
    for (int i = Math.max(0, hint - 1); i < Math.min(n, hint + 2); i++) {
      if (edges[i] <= coordinate && coordinate < edges[i + 1]) {
        return i;
      }
    }
    return last(coordinate);
  }

  private int last(final double coordinate) {
    int found = Arrays.binarySearch(edges, coordinate);
    if (found < 0) {
      return -found - 2;
    }
    // Of cells without size, the one after them.
    while (edges[found + 1] <= coordinate) {
      found++;
    }
    return found;
  }
}
