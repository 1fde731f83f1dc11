package org.finegrid.downscale;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.finegrid.grid.RasterException;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterReader;
import org.finegrid.io.WriteOptions;
import org.finegrid.model.ModelRepository;
import org.finegrid.model.SuperResolutionModel;

/** Makes one raster finer: into a file, or in memory. */
public final class Downscaler {
  private final ModelRepository models;
  private final ProgressListener progress;
  private final BooleanSupplier cancelled;

  private Downscaler(
      final ModelRepository models,
      final ProgressListener progress,
      final BooleanSupplier cancelled) {
    this.models = models;
    this.progress = progress;
    this.cancelled = cancelled;
  }

  /**
   * Makes a raster finer and writes it into a file, with the models of this user.
   *
   * @throws RasterException with a code and a sentence for the user
   */
  public static RunReport run(final DownscaleRequest request) {
    return run(request, ProgressListener.none(), () -> false);
  }

  /**
   * Makes a raster finer and writes it into a file, with the models of this user.
   *
   * @see #run(DownscaleRequest, ModelRepository, ProgressListener, BooleanSupplier)
   */
  public static RunReport run(
      final DownscaleRequest request,
      final ProgressListener progress,
      final BooleanSupplier cancelled) {
    return run(request, ModelRepository.ofUser(), progress, cancelled);
  }

  /**
   * Makes a raster finer and writes it into a file.
   *
   * @param models where the model is looked for
   * @param progress receives progress
   * @param cancelled polled often; once it returns true, the run ends within a second (while GDAL
   *     copies the result, when it polls next) and leaves nothing behind
   * @throws RasterException with a code and a sentence for the user
   * @throws CancelledException where the run was cancelled
   */
  public static RunReport run(
      final DownscaleRequest request,
      final ModelRepository models,
      final ProgressListener progress,
      final BooleanSupplier cancelled) {
    return new Downscaler(models, progress, cancelled).toFile(request);
  }

  /**
   * Makes a raster finer in memory, with the models of this user.
   *
   * @throws RasterException with a code and a sentence for the user
   */
  public static FineRaster downscale(final RasterSource source, final DownscaleMethod method) {
    return downscale(
        source,
        method,
        RunOptions.defaults(),
        ModelRepository.ofUser(),
        ProgressListener.none(),
        () -> false);
  }

  /**
   * Makes a raster finer in memory: the same cells as in a file.
   *
   * @param models where the model is looked for
   * @param progress receives progress
   * @param cancelled polled often; once it returns true, the run ends within a second
   * @throws RasterException with a code and a sentence for the user
   * @throws CancelledException where the run was cancelled
   */
  public static FineRaster downscale(
      final RasterSource source,
      final DownscaleMethod method,
      final RunOptions run,
      final ModelRepository models,
      final ProgressListener progress,
      final BooleanSupplier cancelled) {
    return new Downscaler(models, progress, cancelled).toMemory(source, method, run);
  }

  /**
   * Makes a raster finer in memory with a model that is open already, to be used many times.
   *
   * @param model stays the caller's to close; the method's model and factor are not used
   * @see #downscale(RasterSource, DownscaleMethod, RunOptions, ModelRepository, ProgressListener,
   *     BooleanSupplier)
   */
  public static FineRaster downscale(
      final RasterSource source,
      final SuperResolutionModel model,
      final DownscaleMethod method,
      final RunOptions run,
      final ProgressListener progress,
      final BooleanSupplier cancelled) {
    final long start = System.nanoTime();
    try (RasterReader whole = source.open();
        CovariateDigests digests = CovariateDigests.begin(method.covariates())) {
      final Pipeline pipeline =
          new Pipeline(PipelineRequest.of(source.name(), method, run), progress, cancelled, start);
      return toMemory(source, whole, model, digests, pipeline);
    }
  }

  private RunReport toFile(final DownscaleRequest request) {
    final long start = System.nanoTime();
    OutputCheck.check(request);
    try (RasterReader whole = request.source().open();
        CovariateDigests digests = CovariateDigests.begin(request.method().covariates());
        SuperResolutionModel model = open(request.method(), request.run())) {
      return pipeline(PipelineRequest.of(request), start)
          .run(
              request.source().select(whole),
              model,
              InputSources.NONE,
              digests,
              (fine, block) ->
                  RasterFormats.create(
                      request.target().file(), fine, writing(request.target(), block)));
    }
  }

  private FineRaster toMemory(
      final RasterSource source, final DownscaleMethod method, final RunOptions run) {
    final long start = System.nanoTime();
    try (RasterReader whole = source.open();
        CovariateDigests digests = CovariateDigests.begin(method.covariates());
        SuperResolutionModel model = open(method, run)) {
      return toMemory(
          source,
          whole,
          model,
          digests,
          pipeline(PipelineRequest.of(source.name(), method, run), start));
    }
  }

  private static FineRaster toMemory(
      final RasterSource source,
      final RasterReader whole,
      final SuperResolutionModel model,
      final CovariateDigests digests,
      final Pipeline pipeline) {
    final AtomicReference<ArrayWriter> writer = new AtomicReference<>();
    final RunReport report =
        pipeline.run(
            source.select(whole),
            model,
            InputSources.NONE,
            digests,
            (fine, block) -> {
              writer.set(new ArrayWriter(fine, source.noData()));
              return writer.get();
            });
    return new FineRaster(writer.get().raster(), report);
  }

  private SuperResolutionModel open(final DownscaleMethod method, final RunOptions run) {
    try {
      return models.open(method.model(), method.factor(), run.device(), cancelled);
    } catch (RasterException e) {
      if (cancelled.getAsBoolean()) {
        throw new CancelledException();
      }
      throw e;
    }
  }

  private Pipeline pipeline(final PipelineRequest request, final long start) {
    return new Pipeline(request, progress, cancelled, start);
  }

  private static WriteOptions writing(final RasterTarget target, final int block) {
    return new WriteOptions(target.overwrite(), target.compression(), block, true, target.format());
  }
}
