package org.finegrid.training;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.finegrid.downscale.CancelledException;
import org.finegrid.downscale.DownscaleRequest;
import org.finegrid.downscale.FineTiles;
import org.finegrid.downscale.ProgressListener;
import org.finegrid.internal.model.UnscaledModel;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.training.data.FieldReader;
import org.finegrid.training.data.FloatPlane;

/**
 * Runs a model over fields in memory through the engine's own pipeline, so that what is scored, and
 * what a teacher makes, is what users get.
 */
public final class FieldDownscaler {
  private final SuperResolutionModel model;
  private final DownscaleRequest request;
  private final BooleanSupplier stopped;

  private FieldDownscaler(
      final SuperResolutionModel model,
      final DownscaleRequest request,
      final BooleanSupplier stopped) {
    this.model = model;
    this.request = request;
    this.stopped = stopped;
  }

  /**
   * For fields in any unit; means of coarse cells are what the model makes of them.
   *
   * @param model stays the caller's to close
   * @param stopped asked often; once it answers true, the work ends
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
   * @param backProjection iterations of back-projection behind the model
   * @param stopped asked often; once it answers true, the work ends
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
    // One thread: fields are small, and tiles, which threads decide on, are the same everywhere.
    final Path unused = Path.of("field");
    return new FieldDownscaler(
        model,
        DownscaleRequest.builder(unused, unused)
            .conserve(conserve)
            .backProjection(backProjection)
            .threads(1)
            .build(),
        stopped);
  }

  /**
   * The fine field; NaN where the coarse one has no data.
   *
   * @throws TrainingStopped where that was asked for
   */
  public FloatPlane apply(final FloatPlane coarse) {
    final int factor = model.factor();
    final FloatPlane fine = FloatPlane.zeros(coarse.width() * factor, coarse.height() * factor);
    try (FineTiles tiles =
        FineTiles.open(
            request,
            new FieldReader(coarse),
            model,
            FineTiles.CachePolicy.ROWS,
            ProgressListener.none(),
            stopped)) {
      for (int row = 0; row < tiles.rows(); row++) {
        for (int column = 0; column < tiles.columns(); column++) {
          fine.paste(
              tiles.tile(column, row)[0], column * tiles.edge(), row * tiles.edge(), tiles.edge());
        }
      }
      // Values that no model should make are refused here.
      tiles.complete();
      return fine;
    } catch (CancelledException e) {
      throw new TrainingStopped();
    }
  }
}
