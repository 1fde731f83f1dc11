package org.finegrid.downscale;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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
import org.finegrid.grid.Window;
import org.finegrid.internal.io.StoredNoData;
import org.finegrid.internal.tile.TilePlan;
import org.finegrid.io.RasterReader;
import org.finegrid.io.RasterWriter;
import org.finegrid.model.SuperResolutionModel;

/**
 * A fine raster whose tiles are made when they are asked for, for programs that pull rather than
 * wait for a file. Tiles have the same cells as those of {@link Downscaler}, as they are cut, run
 * and joined in the same way.
 *
 * <p>Tiles are best asked for row by row, as writers of images do: those that come next are made
 * meanwhile, on threads of their own, and the row being asked for and the one above it are kept.
 * What was let go is made again where it is asked for again. Safe from several threads at once.
 */
public final class FineTiles implements Closeable {
  private static final int AHEAD = 2;
  private static final long PATIENCE_SECONDS = 30;

  private final Plan plan;
  private final Keeping keeping;
  private final BooleanSupplier cancelled;
  private final long start = System.nanoTime();
  private final Shelf shelf;
  private final Job job;
  private final Job again;
  private final Optional<BlendedTiles> blended;
  private final List<Layout.Run> runs;
  private final int[] runOf;
  private final boolean[] counted;
  private final boolean[] made;
  private final ExecutorService pool;
  private final List<Worker> workers = new ArrayList<>();
  private final BlockingQueue<Worker> idle;
  private final Map<Integer, Future<Map<Integer, float[][]>>> begun = new HashMap<>();
  private int left;
  private boolean closed;

  /**
   * How tiles are kept.
   *
   * @param noData what stands for NoData in them; values that readers would take for it are moved
   *     out of the way as in a file
   * @param whole the fine values, over all bands, up to which a raster is kept whole, so that each
   *     of its tiles is made once, in whatever order they are asked for
   * @param rows the fine values, over all bands, that the two rows of tiles kept of a larger one
   *     should not exceed; tiles are made smaller where that cannot show
   */
  public record Keeping(float noData, long whole, long rows) {
    /** NaN for NoData, and no more than two rows of tiles of any size. */
    public static final Keeping ROWS = new Keeping(Float.NaN, 0, Long.MAX_VALUE);
  }

  private FineTiles(
      final Plan plan,
      final Keeping keeping,
      final ProgressListener progress,
      final BooleanSupplier cancelled) {
    this.plan = plan;
    this.keeping = keeping;
    this.cancelled = cancelled;
    this.shelf = new Shelf();
    this.job = plan.job(shelf, progress, cancelled);
    this.again = plan.job(shelf, ProgressListener.none(), cancelled);
    this.blended =
        plan.layout().plan().overlap() > 0 ? Optional.of(new BlendedTiles(job)) : Optional.empty();
    this.runs = blended.map(BlendedTiles::runs).orElse(plan.layout().runs());
    this.runOf = new int[columns() * rows()];
    for (int run = 0; run < runs.size(); run++) {
      for (final TilePlan.Tile tile : runs.get(run).tiles()) {
        runOf[tile.row() * columns() + tile.column()] = run;
      }
    }
    this.counted = new boolean[runs.size()];
    this.made = new boolean[runs.size()];
    this.left = runs.size();
    final int threads = plan.layout().threads();
    this.idle = new ArrayBlockingQueue<>(threads);
    for (int i = 0; i < threads; i++) {
      final Worker worker = new Worker(job, new Worker.MosaicOfGroup());
      workers.add(worker);
      idle.add(worker);
    }
    this.pool = DaemonThreads.pool(threads, "finegrid-tiles");
  }

  /**
   * Settles how the raster is made finer. Reader and model stay the caller's, and open until this
   * is closed.
   *
   * @param request what is asked for; its files are only names here
   * @param cancelled asked often; once it answers true, the model is stopped and tiles are refused
   *     with a {@link CancelledException}
   * @throws RasterException where it cannot be made as asked
   */
  public static FineTiles open(
      final DownscaleRequest request,
      final RasterReader reader,
      final SuperResolutionModel model,
      final Keeping keeping,
      final ProgressListener progress,
      final BooleanSupplier cancelled) {
    final Plan plan = Plan.of(request, reader, model, keeping.rows() / 2, progress, cancelled);
    return new FineTiles(plan, keeping, progress, cancelled);
  }

  /** What the fine raster says of itself. */
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
    return plan.fine().values() <= keeping.whole();
  }

  /** The fine values, over all bands, that are kept at once, but for the few made ahead. */
  public long kept() {
    final RasterDescription fine = plan.fine();
    final long inRow = (long) fine.geometry().width() * fine.bands().size();
    final int rows = fine.geometry().height();
    return keptWhole() ? inRow * rows : inRow * Math.min(rows, 2L * edge());
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
  public synchronized boolean isWhole() {
    return left == 0;
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
   * Makes the tiles that nobody has asked for yet, and tells the figures of the whole raster.
   *
   * @throws CancelledException where the run was cancelled, or this is closed
   */
  public RunReport complete() {
    for (int row = 0; row < rows(); row++) {
      for (int column = 0; column < columns(); column++) {
        if (!wasMade(row * columns() + column)) {
          tile(column, row);
        }
      }
    }
    return report().orElseThrow();
  }

  private synchronized boolean wasMade(final int tile) {
    return made[runOf[tile]];
  }

  private synchronized Future<Map<Integer, float[][]>> begin(final int tile, final int row) {
    if (closed) {
      throw new CancelledException();
    }
    final int wanted = runOf[tile];
    final int last = Math.min(runs.size() - 1, wanted + AHEAD * plan.layout().threads());
    if (!keptWhole()) {
      letGo(row, last);
    }
    for (int run = wanted; run <= last; run++) {
      final int number = run;
      // What was made before is not made again because it comes next.
      if (run == wanted || !counted[run]) {
        begun.computeIfAbsent(run, each -> pool.submit(() -> make(number)));
      }
    }
    return begun.get(wanted);
  }

  private void letGo(final int row, final int lastAhead) {
    final int first = Math.max(0, row - 1);
    final int firstKept = runOf[first * columns()];
    final int lastKept = Math.max(lastAhead, runOf[(row + 1) * columns() - 1]);
    begun
        .entrySet()
        .removeIf(
            each ->
                each.getValue().isDone()
                    && (each.getKey() < firstKept || each.getKey() > lastKept));
    blended.ifPresent(each -> each.keep(first, runs.get(lastKept).tiles().get(0).row()));
  }

  private Map<Integer, float[][]> make(final int run) {
    if (cancelled.getAsBoolean()) {
      throw new CancelledException();
    }
    final Map<Integer, float[][]> tiles = new HashMap<>();
    shelf.into.set(tiles);
    try {
      if (counts(run)) {
        final Worker worker = idle.remove();
        try {
          work(worker, run);
          done(run);
        } finally {
          idle.add(worker);
        }
      } else {
        work(new Worker(again, new Worker.MosaicOfGroup()), run);
      }
    } finally {
      shelf.into.remove();
    }
    return tiles;
  }

  private void work(final Worker worker, final int run) {
    if (blended.isPresent()) {
      blended.get().work(worker, runs.get(run));
      return;
    }
    for (int group = 0; group < plan.layout().groups().size(); group++) {
      worker.work(0, group, runs.get(run));
    }
  }

  /** Whether the run is made for the first time, and so counts in the figures. */
  private synchronized boolean counts(final int run) {
    final boolean first = !counted[run];
    counted[run] = true;
    return first;
  }

  private synchronized void done(final int run) {
    made[run] = true;
    left--;
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
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        ended = pool.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Where a thread's worker puts the tiles of its run. */
  private final class Shelf implements RasterWriter {
    private final ThreadLocal<Map<Integer, float[][]>> into = new ThreadLocal<>();
    private final StoredNoData rules = StoredNoData.of(true, OptionalDouble.of(keeping.noData()));

    @Override
    public int blockSize() {
      return 1;
    }

    @Override
    public void write(final int band, final Window window, final float[] values) {
      final int tile = window.row() / edge() * columns() + window.column() / edge();
      into.get().computeIfAbsent(tile, each -> new float[plan.scales().size()][])[band] =
          kept(values);
    }

    /** A copy, as workers use their arrays again, with what stands for NoData. */
    private float[] kept(final float[] values) {
      final float[] kept = values.clone();
      if (!Float.isNaN(keeping.noData())) {
        for (int i = 0; i < kept.length; i++) {
          kept[i] = rules.stored(kept[i]);
        }
      }
      return kept;
    }

    @Override
    public void commit() {
      // There is no file.
    }

    @Override
    public void close() {
      // There is no file.
    }
  }
}
