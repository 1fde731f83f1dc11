package org.finegrid.downscale;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.io.RasterReader;
import org.finegrid.model.SuperResolutionModel;

/**
 * A fine raster whose tiles are made on request, for programs that pull rather than wait for a
 * file. Tiles have the same cells as those of {@link Downscaler}, as they are cut, run and joined
 * in the same way.
 *
 * <p>Tiles are best requested row by row, as writers of images do: those that come next are made
 * meanwhile, on threads of their own, and the requested row and the one above it are kept. An
 * evicted tile is made again where it is requested again. Safe from several threads at once.
 */
public final class FineTiles implements Closeable {
  private static final int AHEAD = 2;

  private final Plan plan;
  private final CachePolicy policy;
  private final BooleanSupplier cancelled;
  private final long start = System.nanoTime();
  private final TileSink sink;
  private final Job job;
  private final Job again;
  private final Optional<BlendedTiles> blended;
  private final TileRuns runs;
  private final ExecutorService pool;
  private final List<Worker> workers = new ArrayList<>();
  private final BlockingQueue<Worker> idle;
  private final Map<Integer, Future<Map<Integer, float[][]>>> begun = new HashMap<>();
  private boolean closed;

  /**
   * How tiles are kept.
   *
   * @param noData what stands for NoData in them; values that readers would take for it are moved
   *     out of the way as in a file
   * @param whole the fine values, over all bands, up to which a raster is kept whole, so that each
   *     of its tiles is made once, in whatever order they are requested
   * @param rows the fine values, over all bands, that the two rows of tiles kept of a larger one
   *     should not exceed; tiles are made smaller where that cannot show
   */
  public record CachePolicy(float noData, long whole, long rows) {
    /** NaN for NoData, and no more than two rows of tiles of any size. */
    public static final CachePolicy ROWS = new CachePolicy(Float.NaN, 0, Long.MAX_VALUE);
  }

  private FineTiles(
      final Plan plan,
      final CachePolicy policy,
      final ProgressListener progress,
      final BooleanSupplier cancelled) {
    this.plan = plan;
    this.policy = policy;
    this.cancelled = cancelled;
    this.sink = new TileSink(edge(), columns(), plan.scales().size(), policy.noData());
    this.job = plan.job(sink, progress, cancelled);
    this.again = plan.job(sink, ProgressListener.none(), cancelled);
    this.blended =
        plan.layout().plan().overlap() > 0 ? Optional.of(new BlendedTiles(job)) : Optional.empty();
    this.runs =
        new TileRuns(
            blended.map(BlendedTiles::runs).orElse(plan.layout().runs()), columns(), rows());
    final int threads = plan.layout().threads();
    for (int i = 0; i < threads; i++) {
      workers.add(new Worker(job, new Worker.MosaicOfGroup()));
    }
    this.idle = new ArrayBlockingQueue<>(threads, false, workers);
    this.pool = DaemonThreads.pool(threads, "finegrid-tiles");
  }

  /**
   * Settles how the raster is made finer. Reader and model stay the caller's, and open until this
   * is closed.
   *
   * @param method how fine cells are made
   * @param run how the work runs
   * @param cancelled polled often; once it returns true, the model is stopped and tiles are refused
   *     with a {@link CancelledException}
   * @throws RasterException where it cannot be made as asked
   */
  public static FineTiles open(
      final DownscaleMethod method,
      final RunOptions run,
      final RasterReader reader,
      final SuperResolutionModel model,
      final CachePolicy policy,
      final ProgressListener progress,
      final BooleanSupplier cancelled) {
    final PipelineRequest request = PipelineRequest.of(PipelineRequest.IN_MEMORY, method, run);
    final Plan plan = Plan.ofBand(request, reader, model, policy.rows() / 2, progress, cancelled);
    return new FineTiles(plan, policy, progress, cancelled);
  }

  /** The fine raster's metadata. */
  public RasterDescription description() {
    return plan.fine();
  }

  /** Edge of a tile in fine cells; those of the last column and row may be smaller. */
  public int edge() {
    return plan.layout().plan().edge() * plan.model().factor();
  }

  /** Tiles across. */
  public int columns() {
    return plan.layout().plan().columns();
  }

  /** Tiles down. */
  public int rows() {
    return plan.layout().plan().rows();
  }

  /** Whether the raster is small enough to be kept whole. */
  public boolean keptWhole() {
    return plan.fine().values() <= policy.whole();
  }

  /** The fine values, over all bands, that are kept at once, but for the few made ahead. */
  public long kept() {
    final RasterDescription fine = plan.fine();
    final int rows = fine.geometry().height();
    return fine.values() / rows * (keptWhole() ? rows : Math.min(rows, 2L * edge()));
  }

  /** Bytes of temporary files that covariates on other cells may take until this is closed. */
  public long temporaryBytes() {
    return plan.covariates().temporaryBytes();
  }

  /**
   * The cells of a tile, one array for each band, row by row. The arrays are shared with others
   * that ask for the tile.
   *
   * @throws CancelledException where the run was cancelled, or this is closed
   */
  public float[][] tile(final int column, final int row) {
    if (column < 0 || row < 0 || column >= columns() || row >= rows()) {
      throw new IndexOutOfBoundsException("no tile " + column + ", " + row);
    }
    final int tile = row * columns() + column;
    return await(begin(tile, row)).get(tile);
  }

  /** Whether all tiles were made. */
  public boolean isWhole() {
    return runs.areMade();
  }

  /**
   * The figures of the whole raster, once all of its tiles were made.
   *
   * @throws RasterException where they show that the tiles must not be used
   */
  public synchronized Optional<RunReport> report() {
    if (!isWhole()) {
      return Optional.empty();
    }
    final List<Worker.Outcome> outcomes = workers.stream().map(Worker::outcome).toList();
    OutputVerification.check(job, outcomes);
    return Optional.of(RunReportBuilder.of(plan.request(), job, outcomes, start));
  }

  /**
   * Makes the tiles that nobody has requested yet, and returns the statistics of the whole raster.
   *
   * @throws CancelledException where the run was cancelled, or this is closed
   */
  public RunReport complete() {
    for (int row = 0; row < rows(); row++) {
      for (int column = 0; column < columns(); column++) {
        if (!runs.wasMade(runs.of(row * columns() + column))) {
          tile(column, row);
        }
      }
    }
    return report().orElseThrow();
  }

  private synchronized Future<Map<Integer, float[][]>> begin(final int tile, final int row) {
    if (closed) {
      throw new CancelledException();
    }
    final int wanted = runs.of(tile);
    final int last = Math.min(runs.last(), wanted + AHEAD * plan.layout().threads());
    if (!keptWhole()) {
      evict(row, last);
    }
    for (int run = wanted; run <= last; run++) {
      final int number = run;
      // What was made before is not made again because it comes next.
      if (run == wanted || !runs.wasBegun(run)) {
        begun.computeIfAbsent(run, each -> pool.submit(() -> make(number)));
      }
    }
    return begun.get(wanted);
  }

  private void evict(final int row, final int lastAhead) {
    final int first = Math.max(0, row - 1);
    final int firstKept = runs.of(first * columns());
    final int lastKept = Math.max(lastAhead, runs.of((row + 1) * columns() - 1));
    begun
        .keySet()
        .removeIf(each -> (each < firstKept || each > lastKept) && begun.get(each).isDone());
    blended.ifPresent(each -> each.keep(first, runs.run(lastKept).tiles().get(0).row()));
  }

  private Map<Integer, float[][]> make(final int run) {
    if (cancelled.getAsBoolean()) {
      throw new CancelledException();
    }
    final Map<Integer, float[][]> tiles = new HashMap<>();
    sink.collect(tiles, () -> work(run));
    return tiles;
  }

  private void work(final int run) {
    if (!runs.beginsFirst(run)) {
      work(new Worker(again, new Worker.MosaicOfGroup()), run);
      return;
    }
    final Worker worker = idle.remove();
    try {
      work(worker, run);
      runs.made(run);
    } finally {
      idle.add(worker);
    }
  }

  private void work(final Worker worker, final int run) {
    if (blended.isPresent()) {
      blended.get().work(worker, runs.run(run));
      return;
    }
    for (int group = 0; group < plan.layout().groups().size(); group++) {
      worker.work(0, group, runs.run(run));
    }
  }

  private <T> T await(final Future<T> run) {
    try {
      while (true) {
        try {
          return run.get(WorkerResults.POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          if (cancelled.getAsBoolean()) {
            plan.model().stop();
            throw new CancelledException();
          }
        }
      }
    } catch (ExecutionException e) {
      throw WorkerResults.unchecked(e.getCause());
    } catch (CancellationException e) {
      throw new CancelledException();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
  }

  /**
   * Ends the work, sends away who waits for a tile, and returns once no thread uses reader or model
   * any more.
   */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      pool.shutdownNow();
      // What was not begun never ends of itself.
      begun.values().forEach(each -> each.cancel(false));
      begun.clear();
    }
    DaemonThreads.awaitEnd(pool);
    plan.close();
  }
}
