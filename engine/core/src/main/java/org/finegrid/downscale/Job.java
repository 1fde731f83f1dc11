package org.finegrid.downscale;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.finegrid.internal.climate.Bounds;
import org.finegrid.internal.climate.CellAreas;
import org.finegrid.internal.climate.Conservation;
import org.finegrid.internal.tile.Ramp;
import org.finegrid.io.RasterReader;
import org.finegrid.io.RasterWriter;
import org.finegrid.model.SuperResolutionModel;

/**
 * What all workers of one run share.
 *
 * @param reader the coarse raster
 * @param writer the fine one
 * @param model the model
 * @param sources where its inputs besides the band come from, in their order
 * @param covariates the fine fields that the raster goes with
 * @param layout how the work is cut up
 * @param ramp how overlapping tiles are blended
 * @param scales how each band is brought into the model's range
 * @param conservations how each band's means are kept
 * @param bounds the values allowed
 * @param areas the children's shares of their cells
 * @param turnstile orders the joining of tiles
 * @param next the number of the batch to take next
 * @param cancelled whether to stop
 * @param progress receives the number of cells done
 */
record Job(
    RasterReader reader,
    RasterWriter writer,
    SuperResolutionModel model,
    List<InputSource> sources,
    OpenCovariates covariates,
    Layout layout,
    Ramp ramp,
    List<BandScale> scales,
    List<Conservation> conservations,
    Bounds bounds,
    CellAreas areas,
    Turnstile turnstile,
    AtomicLong next,
    BooleanSupplier cancelled,
    CellCounter progress) {

  /** Ends the run early: no worker takes more work or waits for another's. */
  void stop() {
    next.set(Long.MAX_VALUE / 2);
    turnstile.fail();
  }
}
