package org.finegrid.downscale;

import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.RasterException;

/** The run was stopped on request; nothing is left of it. */
public final class CancelledException extends RasterException {

  /** A run stopped on request. */
  public CancelledException() {
    super(ErrorCode.CANCELLED, "cancelled");
  }
}
