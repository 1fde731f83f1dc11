package org.finegrid.geoserver;

import org.geotools.coverage.grid.GridCoverage2D;

/** A coverage that lets go of what makes its tiles when it is disposed of. */
final class FineCoverage extends GridCoverage2D {
  private static final long serialVersionUID = 1L;

  private final transient FineRun run;

  /** The coverage over a run's image. */
  FineCoverage(final GridCoverage2D coverage, final FineRun run) {
    super(coverage.getName(), coverage);
    this.run = run;
  }

  /** Whether its tiles are still being made. */
  boolean underWay() {
    return run.underWay();
  }

  @Override
  public synchronized boolean dispose(final boolean force) {
    run.close();
    return super.dispose(force);
  }
}
