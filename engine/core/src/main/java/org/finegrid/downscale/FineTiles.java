package org.finegrid.downscale;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterReader;
import org.finegrid.io.RasterWriter;
import org.finegrid.model.SuperResolutionModel;

/**
 * A fine raster whose tiles are made when they are asked for, for programs that pull rather than
 * wait for a file. Tiles have the same cells as those of {@link Downscaler}, as they are cut and
 * run together in the same way.
 *
 * <p>Tiles are best asked for row by row, as writers of images do: those that come next are made
 * meanwhile, on threads of their own, and the row being asked for and the one above it are kept.
 * What was let go is made again where it is asked for again. Safe from several threads at once.
 */
public final class FineTiles implements Closeable {
  private static final int AHEAD = 2;
  private static final long PATIENCE_SECONDS = 30;

  private final Plan plan;
  private final BooleanSupplier cancelled;
  private final long start = System.nanoTime();
  private final Shelf shelf = new Shelf();
  private final Job job;
  private final Job again;
  private final List<Layout.Run> runs;
  private final int[] runOf;
  private final boolean[] counted;
  private final ExecutorService pool;
  private final List<Worker> workers = new ArrayList<>();
  private final BlockingQueue<Worker> idle;
  private final Map<Integer, Future<Map<Integer, float[][]>>> begun = new HashMap<>();
  private int left;

  private FineTiles(
      final Plan plan, final ProgressListener progress, final BooleanSupplier cancelled) {
    this.plan = plan;
    this.cancelled = cancelled;
    this.job = plan.job(shelf, progress, cancelled);
    this.again = plan.job(shelf, ProgressListener.none(), cancelled);
    this.runs = plan.layout().runs();
    this.runOf = new int[columns() * rows()];
    int tile = 0;
    for (int run = 0; run < runs.size(); run++) {
      for (int i = 0; i < runs.get(run).tiles().size(); i++) {
        runOf[tile++] = run;
      }
    }
    this.counted = new boolean[runs.size()];
    this.left = runs.size();
    final int threads = plan.layout().threads();
    this.idle = new ArrayBlockingQueue<>(threads);
    for (int i = 0; i < threads; i++) {
      final Worker worker = new Worker(job, new Worker.MosaicOfGroup());
      workers.add(worker);
      idle.add(worker);
    }
    this.pool = Daemons.pool(threads, "finegrid-tiles");
  }

  /**
   * Settles how the raster is made finer. Reader and model stay the caller's, and open until this
   * is closed.
   *
   * @param request what is asked for; its files are only names here
   * @param cancelled asked before each tile; once it answers true, tiles are refused with a {@link
   *     CancelledException}
   * @throws RasterException where tiles would have to be blended: each then depends on those made
   *     before it
   */
  public static FineTiles open(
      final DownscaleRequest request,
      final RasterReader reader,
      final SuperResolutionModel model,
      final ProgressListener progress,
      final BooleanSupplier cancelled) {
    final Plan plan = Plan.of(request, reader, model, progress, cancelled);
    if (plan.layout().plan().overlap() > 0) {
      throw new RasterException(
          "overlap "
              + plan.layout().plan().overlap()
              + ": tiles that are blended cannot be made one by one");
    }
    return new FineTiles(plan, progress, cancelled);
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

  /**
   * The cells of a tile, one array for each band, row by row, NaN for NoData. The arrays are shared
   * with others that ask for the tile.
   *
   * @throws CancelledException where the run was cancelled
   */
  public float[][] tile(final int column, final int row) {
    if (column < 0 || row < 0 || column >= columns() || row >= rows()) {
      throw new IndexOutOfBoundsException("no tile " + column + ", " + row);
    }
    final int tile = row * columns() + column;
    return await(begin(tile, row)).get(tile);
  }

  /** The figures of the whole raster, once all of its tiles were made. */
  public synchronized Optional<RunReport> report() {
    return left > 0
        ? Optional.empty()
        : Optional.of(
            Reports.of(
                plan.request(),
                plan.reader().description(),
                job,
                workers.stream().map(Worker::outcome).toList(),
                start));
  }

  private synchronized Future<Map<Integer, float[][]>> begin(final int tile, final int row) {
    final int wanted = runOf[tile];
    final int last = Math.min(runs.size() - 1, wanted + AHEAD * plan.layout().threads());
    final int firstKept = runOf[Math.max(0, row - 1) * columns()];
    final int lastKept = Math.max(last, runOf[(row + 1) * columns() - 1]);
    begun
        .entrySet()
        .removeIf(
            each ->
                each.getValue().isDone()
                    && (each.getKey() < firstKept || each.getKey() > lastKept));
    for (int run = wanted; run <= last; run++) {
      final int number = run;
      begun.computeIfAbsent(run, each -> pool.submit(() -> make(number)));
    }
    return begun.get(wanted);
  }

  private Map<Integer, float[][]> make(final int run) {
    if (cancelled.getAsBoolean()) {
      throw new CancelledException();
    }
    final Map<Integer, float[][]> made = new HashMap<>();
    shelf.into.set(made);
    try {
      if (counts(run)) {
        final Worker worker = idle.remove();
        try {
          work(worker, run);
          done();
        } finally {
          idle.add(worker);
        }
      } else {
        work(new Worker(again, new Worker.MosaicOfGroup()), run);
      }
    } finally {
      shelf.into.remove();
    }
    return made;
  }

  private void work(final Worker worker, final int run) {
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

  private synchronized void done() {
    left--;
  }

  private static <T> T await(final Future<T> run) {
    try {
      return run.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
  }

  /** Ends the work and waits until no thread uses reader or model any more. */
  @Override
  public void close() {
    pool.shutdownNow();
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

    @Override
    public int blockSize() {
      return 1;
    }

    @Override
    public void write(final int band, final Window window, final float[] values) {
      final int tile = window.row() / edge() * columns() + window.column() / edge();
      into.get().computeIfAbsent(tile, each -> new float[plan.scales().size()][])[band] =
          values.clone();
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
