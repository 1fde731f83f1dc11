package org.finegrid.downscale;

import org.finegrid.grid.RasterException;

/** A worker gave up because another one failed; that one's failure is the run's. */
final class StoppedException extends RasterException {

  StoppedException() {
    super("stopped, as another part of the run failed");
  }
}
