package org.finegrid.internal.climate;

import org.finegrid.grid.GridGeometry;

/**
 * How much of a coarse cell each of its children covers. Along a row cells are equal; down a column
 * of a spherical grid their areas go with the difference of the sines of their edges' latitudes.
 */
public final class CellAreas {
  private final double[] shares;
  private final int factor;

  private CellAreas(final double[] shares, final int factor) {
    this.shares = shares;
    this.factor = factor;
  }

  /** The shares for a coarse grid refined by a factor. */
  public static CellAreas of(final GridGeometry coarse, final int factor) {
    final double[] shares = new double[coarse.height() * factor];
    final boolean spherical = coarse.reference().spherical();
    final GridGeometry fine =
        new GridGeometry(coarse.x(), coarse.y().refine(factor), coarse.reference());
    for (int row = 0; row < coarse.height(); row++) {
      double sum = 0;
      for (int i = row * factor; i < (row + 1) * factor; i++) {
        shares[i] = spherical ? fine.rowHeight(i) : 1;
        sum += shares[i];
      }
      for (int i = row * factor; i < (row + 1) * factor; i++) {
        // A cell wholly beyond the pole has no area; its children count alike.
        shares[i] = sum > 0 ? shares[i] / sum / factor : 1.0 / factor / factor;
      }
    }
    return new CellAreas(shares, factor);
  }

  /**
   * The share of its coarse cell that a child in a fine row has. The shares of a cell's children
   * sum to one.
   */
  public double share(final int fineRow) {
    return shares[fineRow];
  }

  /** Fine cells per coarse cell and axis. */
  public int factor() {
    return factor;
  }
}
