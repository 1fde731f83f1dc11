package org.finegrid.downscale;

import java.util.function.BooleanSupplier;
import org.finegrid.grid.RasterException;

/** Makes one raster finer, from file to file. */
public final class Downscaler {

  private Downscaler() {}

  /**
   * Runs a request to its end.
   *
   * @param cancelled asked often; once it answers true, the run ends within a second and leaves
   *     nothing behind
   * @throws RasterException with a sentence for the user
   * @throws CancelledException where the run was cancelled
   */
  public static RunReport run(
      final DownscaleRequest request,
      final ProgressListener progress,
      final BooleanSupplier cancelled) {
    throw new RasterException("under construction");
  }
}
