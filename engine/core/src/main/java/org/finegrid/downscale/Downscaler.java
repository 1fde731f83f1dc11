package org.finegrid.downscale;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.finegrid.climate.Bounds;
import org.finegrid.climate.CellAreas;
import org.finegrid.climate.Conservation;
import org.finegrid.climate.Quantity;
import org.finegrid.climate.Tally;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterReader;
import org.finegrid.io.RasterWriter;
import org.finegrid.io.ReadOptions;
import org.finegrid.io.WriteOptions;
import org.finegrid.model.BackProjection;
import org.finegrid.model.Device;
import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelRepository;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.tile.Ramp;

/** Makes one raster finer, from file to file. */
public final class Downscaler {
  /** Cells held at once, over all bands of a group, while a band's figures are taken. */
  private static final int STATISTICS_CELLS = 1 << 20;

  private final DownscaleRequest request;
  private final ProgressListener progress;
  private final BooleanSupplier cancelled;

  private Downscaler(
      final DownscaleRequest request,
      final ProgressListener progress,
      final BooleanSupplier cancelled) {
    this.request = request;
    this.progress = progress;
    this.cancelled = cancelled;
  }

  /**
   * Runs a request to its end.
   *
   * @param cancelled asked often; once it answers true, the run ends within a second and leaves
   *     nothing behind
   * @throws RasterException with a sentence for the user
   * @throws CancelledException where the run was cancelled
   */
  public static RunReport run(
      final DownscaleRequest request,
      final ProgressListener progress,
      final BooleanSupplier cancelled) {
    return new Downscaler(request, progress, cancelled).run();
  }

  private RunReport run() {
    final long start = System.nanoTime();
    OutputCheck.check(request);
    final Bounds bounds = bounds();
    final Device device = Device.parse(request.device());
    final ReadOptions options = new ReadOptions(request.variable());
    try (RasterReader whole = RasterFormats.open(request.input(), options);
        SuperResolutionModel model =
            ModelRepository.ofUser().open(request.model(), request.factor(), device)) {
      return run(
          Selection.apply(whole, request),
          model,
          (fine, writing) -> RasterFormats.create(request.output(), fine, writing),
          bounds,
          start);
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
    final Downscaler downscaler = new Downscaler(request, ProgressListener.none(), cancelled);
    final long start = System.nanoTime();
    return downscaler.run(reader, model, output, downscaler.bounds(), start);
  }

  private Bounds bounds() {
    return new Bounds(
        request.minimum().orElse(Double.NEGATIVE_INFINITY),
        request.maximum().orElse(Double.POSITIVE_INFINITY));
  }

  private RunReport run(
      final RasterReader reader,
      final SuperResolutionModel alone,
      final Output output,
      final Bounds bounds,
      final long start) {
    final SuperResolutionModel model = BackProjection.behind(alone, request.backProjection());
    final RasterDescription coarse = reader.description();
    final GridGeometry grid = coarse.geometry();
    final List<Conservation> conservations =
        coarse.bands().stream().map(this::conservation).toList();
    final Layout layout = Layout.of(request, model, grid, coarse.bands().size());
    final List<BandScale> scales = scales(reader, model.card(), layout);
    final RasterDescription fine =
        Story.told(coarse.withGeometry(grid.refine(model.factor())), request, model, conservations);
    final WriteOptions writing =
        new WriteOptions(
            request.overwrite(), request.compression(), layout.block(model.factor()), true);
    try (RasterWriter writer = output.create(fine, writing)) {
      final Job job =
          new Job(
              reader,
              writer,
              model,
              layout,
              Ramp.valueOf(request.blend().name()),
              scales,
              conservations,
              bounds,
              CellAreas.of(grid, model.factor()),
              new Turnstile(),
              new AtomicLong(),
              cancelled,
              new Meter(progress, "downscaling", fineCells(coarse, model.factor())));
      final List<Worker.Outcome> outcomes = work(job);
      if (cancelled.getAsBoolean()) {
        throw new CancelledException();
      }
      writer.commit();
      return Reports.of(request, coarse, job, outcomes, start);
    }
  }

  static long fineCells(final RasterDescription coarse, final int factor) {
    return coarse.geometry().window().cells() * coarse.bands().size() * factor * factor;
  }

  private Conservation conservation(final BandDescription band) {
    return switch (request.conserve()) {
      case NONE -> Conservation.NONE;
      case ADDITIVE -> Conservation.ADDITIVE;
      case MULTIPLICATIVE -> Conservation.MULTIPLICATIVE;
      case AUTO -> Quantity.nonNegative(band) ? Conservation.MULTIPLICATIVE : Conservation.ADDITIVE;
    };
  }

  /** The scale of each band, from one pass over the raster where the model needs it. */
  private List<BandScale> scales(
      final RasterReader reader, final ModelCard card, final Layout layout) {
    final int bands = reader.description().bands().size();
    if (card.normalisation() == ModelCard.Normalisation.NONE) {
      return Collections.nCopies(bands, BandScale.NONE);
    }
    final GridGeometry grid = reader.description().geometry();
    final Meter meter = new Meter(progress, "statistics", grid.window().cells() * bands);
    final List<BandScale> scales = new ArrayList<>();
    for (final int[] group : layout.groups()) {
      final Tally[] tallies = new Tally[group.length];
      Arrays.setAll(tallies, i -> new Tally());
      final int fitting = STATISTICS_CELLS / grid.width() / group.length;
      final int rows = Math.max(1, Math.min(grid.height(), fitting));
      final double[][] planes = new double[group.length][rows * grid.width()];
      for (int row = 0; row < grid.height(); row += rows) {
        if (cancelled.getAsBoolean()) {
          throw new CancelledException();
        }
        final Window window = new Window(0, row, grid.width(), Math.min(rows, grid.height() - row));
        reader.read(group, window, planes);
        for (int b = 0; b < group.length; b++) {
          tallies[b].coarse(planes[b], 0, (int) window.cells());
        }
        meter.add(window.cells() * group.length);
      }
      for (final Tally tally : tallies) {
        scales.add(BandScale.of(card.normalisation(), tally));
      }
    }
    return List.copyOf(scales);
  }

  private static List<Worker.Outcome> work(final Job job) {
    final int threads = (int) Math.min(job.layout().threads(), job.layout().batches());
    final ExecutorService pool =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              final Thread thread = new Thread(task, "finegrid-worker");
              thread.setDaemon(true);
              return thread;
            });
    final List<Future<Worker.Outcome>> futures = new ArrayList<>();
    try {
      final Worker.MosaicOfGroup mosaics = new Worker.MosaicOfGroup();
      for (int i = 0; i < threads; i++) {
        futures.add(pool.submit(new Worker(job, mosaics)));
      }
    } catch (Throwable e) {
      // A thread that could not be started: those that were must end before files are closed.
      job.stop();
      Outcomes.await(futures, job);
      throw e;
    } finally {
      pool.shutdown();
    }
    return Outcomes.await(futures, job).orThrow();
  }
}
