package org.finegrid.downscale;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterReader;
import org.finegrid.io.RasterWriter;
import org.finegrid.io.WriteOptions;
import org.finegrid.model.Device;
import org.finegrid.model.ModelRepository;
import org.finegrid.model.SuperResolutionModel;

/** Makes one raster finer, from file to file. */
public final class Downscaler {
  private final DownscaleRequest request;
  private final ModelRepository models;
  private final ProgressListener progress;
  private final BooleanSupplier cancelled;

  private Downscaler(
      final DownscaleRequest request,
      final ModelRepository models,
      final ProgressListener progress,
      final BooleanSupplier cancelled) {
    this.request = request;
    this.models = models;
    this.progress = progress;
    this.cancelled = cancelled;
  }

  /**
   * Runs a request to its end, with the models of this user.
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
   * Runs a request to its end.
   *
   * @param models where the model is looked for
   * @param cancelled asked often; once it answers true, the run ends within a second (while GDAL
   *     copies what was made, when it asks next) and leaves nothing behind
   * @throws RasterException with a sentence for the user
   * @throws CancelledException where the run was cancelled
   */
  public static RunReport run(
      final DownscaleRequest request,
      final ModelRepository models,
      final ProgressListener progress,
      final BooleanSupplier cancelled) {
    return new Downscaler(request, models, progress, cancelled).run();
  }

  private RunReport run() {
    final long start = System.nanoTime();
    OutputCheck.check(request);
    // Bounds that no value can meet are refused before anything is opened.
    Plan.bounds(request);
    final Device device = Device.parse(request.device());
    try (RasterReader whole = RasterFormats.open(request.input(), request.reading());
        SuperResolutionModel model = open(device)) {
      return run(
          Selection.apply(whole, request),
          model,
          InputSources.NONE,
          (fine, writing) -> RasterFormats.create(request.output(), fine, writing),
          start);
    }
  }

  private SuperResolutionModel open(final Device device) {
    try {
      return models.open(request.model(), request.factor(), device, cancelled);
    } catch (RasterException e) {
      if (cancelled.getAsBoolean()) {
        throw new CancelledException();
      }
      throw e;
    }
  }

  /** Where a fine raster goes. */
  interface Output {
    RasterWriter create(RasterDescription fine, WriteOptions writing);
  }

  /** Runs the pipeline between an open raster and any output; what is open stays the caller's. */
  static RunReport run(
      final DownscaleRequest request,
      final RasterReader reader,
      final SuperResolutionModel model,
      final Output output,
      final BooleanSupplier cancelled) {
    return run(request, reader, model, InputSources.NONE, output, cancelled);
  }

  /** The same with a model that takes more than the band. */
  static RunReport run(
      final DownscaleRequest request,
      final RasterReader reader,
      final SuperResolutionModel model,
      final InputSources sources,
      final Output output,
      final BooleanSupplier cancelled) {
    final Downscaler downscaler =
        new Downscaler(request, ModelRepository.ofUser(), ProgressListener.none(), cancelled);
    return downscaler.run(reader, model, sources, output, System.nanoTime());
  }

  private RunReport run(
      final RasterReader reader,
      final SuperResolutionModel model,
      final InputSources sources,
      final Output output,
      final long start) {
    final Plan plan = Plan.of(request, reader, model, sources, Long.MAX_VALUE, progress, cancelled);
    final WriteOptions writing =
        new WriteOptions(
            request.overwrite(),
            request.compression(),
            plan.layout().block(plan.model().factor()),
            true,
            request.target());
    try (RasterWriter writer = output.create(plan.fine(), writing)) {
      final Job job = plan.job(writer, progress, cancelled);
      final List<Worker.Outcome> outcomes = work(job);
      if (cancelled.getAsBoolean()) {
        throw new CancelledException();
      }
      OutputVerification.check(job, outcomes);
      commit(writer, plan);
      return RunReportBuilder.of(request, job, outcomes, start);
    }
  }

  /** Gives the output its name; formats that are made of another one take their time for it. */
  private void commit(final RasterWriter writer, final Plan plan) {
    final long cells = plan.fine().values();
    try {
      writer.commit(
          share -> {
            progress.progress("finishing", (long) (share * cells), cells);
            return !cancelled.getAsBoolean();
          });
    } catch (RasterException e) {
      if (cancelled.getAsBoolean()) {
        throw new CancelledException();
      }
      throw e;
    }
  }

  private static List<Worker.Outcome> work(final Job job) {
    final int threads = (int) Math.min(job.layout().threads(), job.layout().batches());
    final ExecutorService pool = DaemonThreads.pool(threads, "finegrid-worker");
    final List<Future<Worker.Outcome>> futures = new ArrayList<>();
    try {
      final Worker.MosaicOfGroup mosaics = new Worker.MosaicOfGroup();
      for (int i = 0; i < threads; i++) {
        futures.add(pool.submit(new Worker(job, mosaics)));
      }
    } catch (Throwable e) {
      // A thread that could not be started: those that were must end before files are closed.
      job.stop();
      WorkerResults.await(futures, job);
      throw e;
    } finally {
      pool.shutdown();
    }
    return WorkerResults.await(futures, job).orThrow();
  }
}
