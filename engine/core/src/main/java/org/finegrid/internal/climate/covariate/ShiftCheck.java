package org.finegrid.internal.climate.covariate;

import org.finegrid.grid.Window;

/** Compares covariates, as they lie and moved by one fine cell, with a band. Not thread-safe. */
final class ShiftCheck {
  private static final int HALO = CovariateDetail.HALO;

  private final WindowCovariates covariates;
  private final WindowGaps gaps;
  private final CellEdges[] edges;
  private boolean loaded;
  private double[] moved = new double[0];

  ShiftCheck(final WindowCovariates covariates, final WindowGaps gaps, final int factor) {
    this.covariates = covariates;
    this.gaps = gaps;
    this.edges = new CellEdges[covariates.count()];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = new CellEdges(factor);
    }
  }

  /** Forgets the window before. */
  void reset() {
    loaded = false;
  }

  /**
   * Adds the figures of some cells.
   *
   * @param first the band's finest scales
   * @param place where the window less its halo lies on the raster
   * @param counted the cells, on the raster
   */
  void add(
      final double[] first,
      final Window place,
      final Window counted,
      final CovariateStatistics statistics) {
    for (int y = counted.row(); y < counted.endRow(); y++) {
      if (statistics.shifts(0).takes(y)) {
        load();
        for (int i = 0; i < edges.length; i++) {
          edges[i].take(covariates, y - place.row() + HALO);
          addRow(first, place, counted, y, i, statistics.shifts(i));
        }
      }
    }
  }

  /** Only when a row is needed. */
  private void load() {
    if (!loaded) {
      for (int i = 0; i < edges.length; i++) {
        edges[i].begin(covariates, i);
      }
      if (moved.length != covariates.frame.width()) {
        moved = new double[covariates.frame.width()];
      }
      loaded = true;
    }
  }

  private void addRow(
      final double[] first,
      final Window place,
      final Window counted,
      final int y,
      final int covariate,
      final ShiftSums sums) {
    final int row = (y - place.row() + HALO) * covariates.frame.width() + HALO - place.column();
    for (int position = 0; position < 9; position++) {
      edges[covariate].highPass(
          position / 3 - 1, position % 3 - 1, row + counted.column(), moved, counted.width());
      int x = counted.column();
      while (x < counted.endColumn()) {
        final int part = sums.part(x, y);
        final int end = Math.min(sums.endOfPart(x), counted.endColumn());
        addCells(first, row + x, x - counted.column(), end - x, sums, part, position);
        if (position == ShiftSums.HERE) {
          addBand(first, row + x, end - x, covariates.means[covariate], sums, part);
        }
        x = end;
      }
    }
  }

  private void addCells(
      final double[] first,
      final int cell,
      final int from,
      final int count,
      final ShiftSums sums,
      final int part,
      final int position) {
    double square = 0;
    double product = 0;
    for (int i = 0; i < count; i++) {
      square += weight(cell + i) * moved[from + i] * moved[from + i];
      product += weight(cell + i) * first[cell + i] * moved[from + i];
    }
    sums.add(part, position, square, product);
  }

  private void addBand(
      final double[] first,
      final int cell,
      final int count,
      final double[] means,
      final ShiftSums sums,
      final int part) {
    long complete = 0;
    double square = 0;
    double power = 0;
    for (int i = cell; i < cell + count; i++) {
      complete += weight(i) > 0 ? 1 : 0;
      square += weight(i) * first[i] * first[i];
      power += weight(i) * means[i] * means[i];
    }
    sums.addBand(part, complete, square, power);
  }

  private double weight(final int cell) {
    return gaps.complete ? 1 : gaps.complete3[cell];
  }
}
