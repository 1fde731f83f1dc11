package org.finegrid.downscale;

import java.nio.file.Path;
import java.util.OptionalDouble;
import org.finegrid.downscale.Covariates.Covariate;
import org.finegrid.downscale.Covariates.Kind;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RasterDescription;
import org.finegrid.internal.io.SubsetReader;
import org.finegrid.internal.place.PlacedRaster;
import org.finegrid.internal.place.RasterLabel;
import org.finegrid.io.RasterReader;

/** Brings covariates onto a fine grid. */
final class CovariatePlacement {

  private CovariatePlacement() {}

  /**
   * Places an open covariate.
   *
   * @param source the requested part of it, closed with the result
   * @param scratch a directory for a temporary file
   */
  static PlacedRaster of(
      final Covariate covariate,
      final RasterReader source,
      final GridGeometry fine,
      final Path scratch) {
    return PlacedRaster.of(
        source,
        new RasterLabel(covariate.source().name(), covariate.kind().parameter()),
        covariate.kind() == Kind.ELEVATION ? OptionalDouble.of(0) : OptionalDouble.empty(),
        fine,
        scratch);
  }

  /**
   * Opens and places a covariate; band by band, it has the step that belongs to a raster's band.
   */
  static RasterReader of(
      final Covariate covariate, final RasterDescription raster, final Path scratch) {
    final RasterReader opened = covariate.open();
    try {
      final RasterReader source = covariate.source().select(opened);
      final int[] steps = CovariateSteps.of(covariate, source.description(), raster);
      return new SubsetReader(
          of(covariate, source, raster.geometry(), scratch), raster, steps, 0, 0);
    } catch (Throwable e) {
      opened.close();
      throw e;
    }
  }
}
