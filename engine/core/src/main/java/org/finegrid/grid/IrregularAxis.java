package org.finegrid.grid;

import java.util.Arrays;

/**
 * Cells of different sizes, such as Gaussian latitudes. A refined axis cuts each cell into equal
 * parts of the axis' own coordinate.
 */
public final class IrregularAxis implements Axis {
  private final double[] edges;
  private final double[] centres;
  private final RegularAxis nominal;

  /**
   * An axis from its cells.
   *
   * @param edges strictly monotonic cell edges, one more than there are cells
   * @param centres one coordinate inside each cell
   */
  public IrregularAxis(final double[] edges, final double[] centres) {
    this(edges, centres, meanSpacing(edges, centres));
  }

  private IrregularAxis(final double[] edges, final double[] centres, final RegularAxis nominal) {
    if (centres.length < 1 || edges.length != centres.length + 1) {
      throw new IllegalArgumentException(edges.length + " edges for " + centres.length + " cells");
    }
    final double sign = Math.signum(edges[edges.length - 1] - edges[0]);
    for (int i = 0; i < centres.length; i++) {
      if (!(sign * (edges[i + 1] - edges[i]) > 0)) {
        throw new IllegalArgumentException("cell edges are not strictly monotonic at cell " + i);
      }
      if (!(sign * (centres[i] - edges[i]) >= 0 && sign * (edges[i + 1] - centres[i]) >= 0)) {
        throw new IllegalArgumentException("the coordinate of cell " + i + " lies outside of it");
      }
    }
    this.edges = edges.clone();
    this.centres = centres.clone();
    this.nominal = nominal;
  }

  private static RegularAxis meanSpacing(final double[] edges, final double[] centres) {
    final int n = centres.length;
    if (n < 2) {
      return new RegularAxis(edges[0], edges[edges.length - 1] - edges[0], 1);
    }
    final double step = (centres[n - 1] - centres[0]) / (n - 1);
    return new RegularAxis(centres[0] - step / 2, step, n);
  }

  /**
   * Cells around coordinates that come without bounds: inner edges halfway between neighbours,
   * outer edges half a mean spacing beyond the first and the last coordinate, where GDAL puts them.
   *
   * @param centres two or more strictly monotonic coordinates
   */
  public static IrregularAxis around(final double[] centres) {
    final int n = centres.length;
    if (n < 2) {
      throw new IllegalArgumentException("the cell size does not follow from a single coordinate");
    }
    final double half = (centres[n - 1] - centres[0]) / (n - 1) / 2;
    final double[] edges = new double[n + 1];
    edges[0] = centres[0] - half;
    for (int i = 1; i < n; i++) {
      edges[i] = (centres[i - 1] + centres[i]) / 2;
    }
    edges[n] = centres[n - 1] + half;
    return new IrregularAxis(edges, centres);
  }

  /**
   * The same cells with another evenly spaced stand-in, for files that state it.
   *
   * @param stated as many cells as this axis, over about the same ground
   */
  public IrregularAxis withNominal(final RegularAxis stated) {
    if (stated.size() != size()) {
      throw new IllegalArgumentException(stated.size() + " nominal cells for " + size());
    }
    return new IrregularAxis(edges, centres, stated);
  }

  @Override
  public int size() {
    return centres.length;
  }

  @Override
  public double edge(final int index) {
    return edges[index];
  }

  @Override
  public double centre(final int index) {
    return centres[index];
  }

  @Override
  public IrregularAxis refine(final int factor) {
    if (factor == 1) {
      // Coordinates need not lie in the middle of their cells.
      return this;
    }
    final int n = Math.multiplyExact(size(), factor);
    final double[] fineEdges = new double[n + 1];
    final double[] fineCentres = new double[n];
    for (int i = 0; i < size(); i++) {
      final double width = edges[i + 1] - edges[i];
      for (int k = 0; k < factor; k++) {
        fineEdges[i * factor + k] = edges[i] + width * k / factor;
        fineCentres[i * factor + k] = edges[i] + width * (k + 0.5) / factor;
      }
    }
    fineEdges[n] = edges[size()];
    return new IrregularAxis(fineEdges, fineCentres, nominal.refine(factor));
  }

  @Override
  public IrregularAxis coarsen(final int factor) {
    if (size() % factor != 0) {
      throw new IllegalArgumentException(size() + " cells do not make whole ones of " + factor);
    }
    final int n = size() / factor;
    final double[] coarseEdges = new double[n + 1];
    final double[] coarseCentres = new double[n];
    for (int i = 0; i < n; i++) {
      coarseEdges[i] = edges[i * factor];
      coarseCentres[i] = (edges[i * factor] + edges[(i + 1) * factor]) / 2;
    }
    coarseEdges[n] = edges[size()];
    return new IrregularAxis(coarseEdges, coarseCentres, nominal.coarsen(factor));
  }

  @Override
  public IrregularAxis subset(final int first, final int count) {
    return new IrregularAxis(
        Arrays.copyOfRange(edges, first, first + count + 1),
        Arrays.copyOfRange(centres, first, first + count));
  }

  @Override
  public RegularAxis nominal() {
    return nominal;
  }

  @Override
  public boolean equals(final Object other) {
    return other instanceof IrregularAxis that
        && Arrays.equals(edges, that.edges)
        && Arrays.equals(centres, that.centres);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(edges) + Arrays.hashCode(centres);
  }

  @Override
  public String toString() {
    return "IrregularAxis[" + edges[0] + " .. " + edges[size()] + ", size=" + size() + "]";
  }
}
