package org.finegrid.geoserver;

import java.lang.ref.Cleaner;
import java.util.Map;
import org.finegrid.coverage.FineCoverages;
import org.finegrid.internal.coverage.FineImage;
import org.finegrid.internal.coverage.TileGrid;
import org.geotools.coverage.grid.GridCoverage2D;

/** A coverage that lets go of its tiles when it is disposed of. */
final class FineCoverage extends GridCoverage2D {
  private static final long serialVersionUID = 1L;

  private static final Cleaner CLEANER = Cleaner.create();

  private final transient ResultTiles tiles;

  /**
   * A coverage over an image of tiles that are all made. They are let go when it is disposed of,
   * and at the latest when nobody holds its image.
   *
   * @param provenance how they were made
   */
  static FineCoverage of(
      final FineCoverages coverages,
      final ResultTiles tiles,
      final TileGrid grid,
      final Map<String, Object> provenance) {
    final FineImage image = new FineImage(tiles, grid, FineCoverages.NO_DATA);
    CLEANER.register(image, tiles::close);
    return new FineCoverage(coverages.of(image, provenance), tiles);
  }

  private FineCoverage(final GridCoverage2D coverage, final ResultTiles tiles) {
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
