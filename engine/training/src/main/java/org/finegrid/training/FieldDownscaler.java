package org.finegrid.training;

import java.util.function.BooleanSupplier;
import org.finegrid.downscale.CancelledException;
import org.finegrid.downscale.DownscaleMethod;
import org.finegrid.downscale.DownscaleRequest;
import org.finegrid.downscale.Downscaler;
import org.finegrid.downscale.ProgressListener;
import org.finegrid.downscale.RasterSource;
import org.finegrid.downscale.RunOptions;
import org.finegrid.internal.model.UnscaledModel;
import org.finegrid.io.ArrayRaster;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.training.data.FloatPlane;

/**
 * Runs a model over fields in memory through the engine's own pipeline, so that what is scored, and
 * what a teacher makes, is what users get.
 */
public final class FieldDownscaler {
  /** Fields are small, and tiles, which threads decide on, are the same everywhere. */
  private static final RunOptions ONE_THREAD = RunOptions.defaults().withThreads(1);

  private final SuperResolutionModel model;
  private final DownscaleMethod method;
  private final BooleanSupplier stopped;

  private FieldDownscaler(
      final SuperResolutionModel model,
      final DownscaleMethod method,
      final BooleanSupplier stopped) {
    this.model = model;
    this.method = method;
    this.stopped = stopped;
  }

  /**
   * For fields in any unit; means of coarse cells are what the model makes of them.
   *
   * @param model stays the caller's to close
   * @param stopped polled often; once it returns true, the work ends
   */
  public static FieldDownscaler inUnits(
      final SuperResolutionModel model, final BooleanSupplier stopped) {
    return of(model, DownscaleRequest.Conserve.NONE, 0, stopped);
  }

  /** For fields in any unit, with the mean of each coarse cell kept. */
  static FieldDownscaler conserving(
      final SuperResolutionModel model, final BooleanSupplier stopped) {
    return of(model, DownscaleRequest.Conserve.ADDITIVE, 0, stopped);
  }

  /**
   * For values that are in the model's range already, such as brightness from 0 to 1.
   *
   * @param model stays the caller's to close
   * @param backProjection iterations of back-projection after the model
   * @param stopped polled often; once it returns true, the work ends
   */
  public static FieldDownscaler inModelRange(
      final SuperResolutionModel model, final int backProjection, final BooleanSupplier stopped) {
    return of(new UnscaledModel(model), DownscaleRequest.Conserve.NONE, backProjection, stopped);
  }

  private static FieldDownscaler of(
      final SuperResolutionModel model,
      final DownscaleRequest.Conserve conserve,
      final int backProjection,
      final BooleanSupplier stopped) {
    return new FieldDownscaler(
        model,
        DownscaleMethod.auto().withConserve(conserve).withBackProjection(backProjection),
        stopped);
  }

  /**
   * The fine field; NaN where the coarse one has no data.
   *
   * @throws TrainingStopped where that was asked for
   */
  public FloatPlane apply(final FloatPlane coarse) {
    final ArrayRaster raster = ArrayRaster.of(coarse.values(), coarse.width(), coarse.height());
    try {
      // Values that no model should make are refused here.
      final ArrayRaster fine =
          Downscaler.downscale(
                  RasterSource.of(raster),
                  model,
                  method,
                  ONE_THREAD,
                  ProgressListener.none(),
                  stopped)
              .raster();
      return new FloatPlane(fine.width(), fine.height(), fine.values(0));
    } catch (CancelledException e) {
      throw new TrainingStopped();
    }
  }
}
