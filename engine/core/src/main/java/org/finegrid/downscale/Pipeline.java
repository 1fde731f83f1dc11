package org.finegrid.downscale;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.io.RasterReader;
import org.finegrid.io.RasterWriter;
import org.finegrid.model.SuperResolutionModel;

/**
 * Takes a raster from an open reader through a model to a writer. What is open stays the caller's.
 *
 * @param request the request
 * @param progress receives progress
 * @param cancelled whether to stop
 * @param start when the run began, in nanoseconds
 */
record Pipeline(
    PipelineRequest request, ProgressListener progress, BooleanSupplier cancelled, long start) {

  /** Where a fine raster goes. */
  interface Output {
    /**
     * Begins the fine raster.
     *
     * @param block the edge of the blocks in which its cells come, in fine cells
     */
    RasterWriter create(RasterDescription fine, int block);
  }

  RunReport run(
      final RasterReader reader,
      final SuperResolutionModel model,
      final InputSources sources,
      final CovariateDigests digests,
      final Output output) {
    try (Plan plan =
            Plan.of(request, reader, model, sources, digests, Long.MAX_VALUE, progress, cancelled);
        RasterWriter writer =
            output.create(plan.fine(), plan.layout().block(plan.model().factor()))) {
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
