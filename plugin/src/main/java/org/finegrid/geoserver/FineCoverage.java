package org.finegrid.geoserver;

import org.geotools.coverage.grid.GridCoverage2D;

/** A coverage that lets go of its tiles when it is disposed of. */
final class FineCoverage extends GridCoverage2D {
  private static final long serialVersionUID = 1L;

  private final transient ResultTiles tiles;

  /** The coverage over the image of tiles. */
  FineCoverage(final GridCoverage2D coverage, final ResultTiles tiles) {
    super(coverage.getName(), coverage);
    this.tiles = tiles;
  }

  @Override
  public synchronized boolean dispose(final boolean force) {
    final boolean disposed = super.dispose(force);
    if (disposed) {
      tiles.close();
    }
    return disposed;
  }
}
