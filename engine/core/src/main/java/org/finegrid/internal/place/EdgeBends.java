package org.finegrid.internal.place;

import org.finegrid.grid.Window;

/**
 * Into how many straight pieces the sides of cells must be cut, since other coordinates bend them.
 */
final class EdgeBends {
  /** Most pieces of a side, which only sides near a pole need. */
  static final int MOST = 64;

  /** Share of a cell by which a side may miss the ground that it encloses. */
  private static final double TOLERANCE = 2e-5;

  /** Cells along each side of the window that are looked at. */
  private static final int SAMPLES = 5;

  private EdgeBends() {}

  /** Pieces of each side, enough for all cells of a window. */
  static int pieces(final TargetGrid target, final SourceGrid source, final Window window) {
    if (target.sameCoordinates()) {
      return 1;
    }
    if (source.spherical() && target.hasPole(window)) {
      return MOST;
    }
    double worst = 0;
    for (int i = 0; i < SAMPLES; i++) {
      for (int j = 0; j < SAMPLES; j++) {
        final int column = window.column() + i * (window.width() - 1) / (SAMPLES - 1);
        final int row = window.row() + j * (window.height() - 1) / (SAMPLES - 1);
        worst = Math.max(worst, bend(target, source, column, row));
      }
    }
    // Cut in n, a side misses the square of n times less.
    return Math.max(1, Math.min(MOST, (int) Math.ceil(Math.sqrt(worst / TOLERANCE))));
  }

  /** The largest share of a cell between a side and its chord; 0 where nothing is known. */
  private static double bend(
      final TargetGrid target, final SourceGrid source, final int column, final int row) {
    final double[] places = new double[16];
    // Corners and the middles between them, once around the cell, in half cells.
    final int[] xs = {0, 1, 2, 2, 2, 1, 0, 0};
    final int[] ys = {0, 0, 0, 1, 2, 2, 2, 1};
    for (int k = 0; k < 8; k++) {
      places[2 * k] = target.x(2 * column + xs[k], 2);
      places[2 * k + 1] = target.y(2 * row + ys[k], 2);
    }
    target.toSource(places, 8);
    if (source.spherical()) {
      final double first = places[0];
      for (int k = 0; k < 8; k++) {
        places[2 * k] = SourceGrid.near(places[2 * k], first);
        places[2 * k + 1] = source.height(places[2 * k + 1]);
      }
    }
    final double cell = Math.abs(cross(places, 0, 4, 2) + cross(places, 0, 6, 4)) / 2;
    double worst = 0;
    for (int k = 0; k < 8; k += 2) {
      // Under an arch lie two thirds of its chord times its height.
      final double arch = Math.abs(cross(places, k, (k + 2) % 8, k + 1)) * 2 / 3;
      worst = Math.max(worst, arch / cell);
    }
    return Double.isFinite(worst) ? worst : 0;
  }

  /** Twice the area of a triangle of points. */
  private static double cross(final double[] places, final int a, final int b, final int c) {
    final double x = places[2 * a];
    final double y = places[2 * a + 1];
    return (places[2 * b] - x) * (places[2 * c + 1] - y)
        - (places[2 * c] - x) * (places[2 * b + 1] - y);
  }
}
