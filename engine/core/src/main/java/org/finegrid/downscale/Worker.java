package org.finegrid.downscale;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;
import org.finegrid.internal.climate.CellConstraint;
import org.finegrid.internal.climate.Conservation;
import org.finegrid.internal.climate.MinMax;
import org.finegrid.internal.climate.RunningStatistics;
import org.finegrid.internal.climate.covariate.CovariateStatistics;
import org.finegrid.internal.tile.Mosaic;
import org.finegrid.internal.tile.TilePlan;
import org.finegrid.model.ModelInputs;

/** Takes batches of tiles from reading to writing until there are none left. */
final class Worker implements Callable<Worker.Outcome> {

  /**
   * What a worker did.
   *
   * @param tallies figures of each band
   * @param covariates what covariates did for each band
   * @param modelNanos time inside the model
   * @param workNanos time of all work, waiting for others left out
   */
  record Outcome(
      RunningStatistics[] tallies,
      CovariateStatistics[] covariates,
      long modelNanos,
      long workNanos) {}

  private final Job job;
  private final MosaicOfGroup mosaics;
  private final WorkerInputs inputs;
  private final CoarsePlanes planes;
  private final Optional<CovariatePlanes> covariates;
  private final CellConstraint[] constraints = new CellConstraint[Conservation.values().length];
  private final RunningStatistics[] tallies;
  private final boolean network;
  private float[] made = new float[0];
  private float[] cropped = new float[0];
  private long modelNanos;
  private long workNanos;

  /** The mosaic of the band group that is being joined; touched only in turn. */
  static final class MosaicOfGroup {
    private int group = -1;
    private Mosaic mosaic;

    Mosaic of(final int wanted, final Job job, final int bands) {
      if (group != wanted) {
        group = wanted;
        mosaic = new Mosaic(job.layout().plan(), job.model().factor(), bands, job.ramp());
      }
      return mosaic;
    }
  }

  Worker(final Job job, final MosaicOfGroup mosaics) {
    this.job = job;
    this.mosaics = mosaics;
    this.inputs = new WorkerInputs(job);
    this.planes = inputs.coarse();
    this.covariates = planes.covariates();
    for (final Conservation each : Conservation.values()) {
      constraints[each.ordinal()] = new CellConstraint(each, job.bounds(), job.areas());
    }
    this.tallies = new RunningStatistics[job.scales().size()];
    Arrays.setAll(tallies, i -> new RunningStatistics());
    this.network = OutputVerification.canBreak(job.model());
  }

  @Override
  public Outcome call() {
    boolean whole = false;
    try {
      final long batches = job.layout().batches();
      final List<Layout.Run> runs = job.layout().runs();
      for (long i = job.next().getAndIncrement(); i < batches; i = job.next().getAndIncrement()) {
        if (job.cancelled().getAsBoolean()) {
          throw new CancelledException();
        }
        work(i, (int) (i / runs.size()), runs.get((int) (i % runs.size())));
      }
      whole = true;
    } finally {
      if (!whole) {
        job.stop();
      }
    }
    return outcome();
  }

  /** What was done so far. */
  Outcome outcome() {
    return new Outcome(
        tallies,
        covariates.isPresent() ? covariates.get().statistics() : new CovariateStatistics[0],
        modelNanos,
        workNanos);
  }

  /**
   * Takes one batch from reading to writing.
   *
   * @param number its place in the order in which overlapping tiles are joined
   * @param group which bands
   * @param run which tiles
   */
  void work(final long number, final int group, final Layout.Run run) {
    final long start = System.nanoTime();
    make(number, group, run);
    workNanos += System.nanoTime() - start;
  }

  /**
   * What the model makes of a tile that will be blended with others: its fine cells over the
   * extent, for each band of a group.
   */
  float[][] extents(final int group, final Layout.Run run) {
    final long start = System.nanoTime();
    final int[] bands = job.layout().groups().get(group);
    apply(bands, run);
    final float[][] extents = extents(run.tiles().get(0), bands.length);
    workNanos += System.nanoTime() - start;
    return extents;
  }

  /**
   * Takes a tile that was blended elsewhere to writing.
   *
   * @param blended its fine cells over the extent, for each band of the group
   */
  void complete(final int group, final Layout.Run run, final float[][] blended) {
    final long start = System.nanoTime();
    final int[] bands = job.layout().groups().get(group);
    inputs.load(bands, run);
    finish(bands, run.tiles().get(0), blended);
    workNanos += System.nanoTime() - start;
  }

  /** Reads the planes of a batch and runs the model on them. */
  private void apply(final int[] bands, final Layout.Run run) {
    inputs.load(bands, run);
    final int f = job.model().factor();
    final int length = planes.count() * planes.height() * planes.width() * f * f;
    if (made.length < length) {
      made = new float[length];
    }
    if (!planes.empty()) {
      final ModelInputs given = inputs.inputs();
      final long start = System.nanoTime();
      try {
        job.model().apply(given, made);
      } catch (RasterException e) {
        if (job.cancelled().getAsBoolean()) {
          // It failed because it was stopped.
          throw new CancelledException();
        }
        throw e;
      }
      modelNanos += System.nanoTime() - start;
      if (network) {
        watch(bands, given.band());
      }
    }
  }

  /** Takes note of the values that a network got and made, by which a broken one is known. */
  private void watch(final int[] bands, final float[] given) {
    final int cells = planes.height() * planes.width();
    final int fine = cells * job.model().factor() * job.model().factor();
    for (int plane = 0; plane < planes.count(); plane++) {
      tallies[bands[plane % bands.length]].model(
          MinMax.of(given, plane * cells, cells), MinMax.of(made, plane * fine, fine));
    }
  }

  private void make(final long number, final int group, final Layout.Run run) {
    final int[] bands = job.layout().groups().get(group);
    apply(bands, run);
    if (job.layout().plan().overlap() > 0) {
      join(number, group, bands, run);
      return;
    }
    for (int t = 0; t < run.tiles().size(); t++) {
      final TilePlan.Tile tile = run.tiles().get(t);
      for (int b = 0; b < bands.length; b++) {
        cropped = crop(t * bands.length + b, tile.core(), cropped);
        finish(bands[b], t * bands.length + b, tile, cropped);
      }
    }
  }

  private void join(final long number, final int group, final int[] bands, final Layout.Run run) {
    final TilePlan.Tile tile = run.tiles().get(0);
    final float[][] extents = extents(tile, bands.length);
    final long start = System.nanoTime();
    job.turnstile().enter(number);
    workNanos -= System.nanoTime() - start;
    final Mosaic mosaic = mosaics.of(group, job, bands.length);
    for (int b = 0; b < bands.length; b++) {
      mosaic.join(b, tile, run.panelColumn(), extents[b]);
    }
    job.turnstile().leave();
    if (tile.emitted()) {
      finish(bands, tile, extents);
    }
  }

  private float[][] extents(final TilePlan.Tile tile, final int bands) {
    final float[][] extents = new float[bands][];
    for (int b = 0; b < bands; b++) {
      extents[b] = crop(b, tile.extent(), new float[0]);
    }
    return extents;
  }

  private void finish(final int[] bands, final TilePlan.Tile tile, final float[][] extents) {
    for (int b = 0; b < bands.length; b++) {
      finish(bands[b], b, tile, core(tile, extents[b]));
    }
  }

  /** The part of a tile's extent that the tile completes. */
  private float[] core(final TilePlan.Tile tile, final float[] extent) {
    final Window core = tile.core().refine(job.model().factor());
    final int width = tile.extent().width() * job.model().factor();
    final float[] values = new float[(int) core.cells()];
    for (int y = 0; y < core.height(); y++) {
      System.arraycopy(extent, y * width, values, y * core.width(), core.width());
    }
    return values;
  }

  /** The part of a made plane that covers a window of the coarse raster, row by row. */
  private float[] crop(final int plane, final Window part, final float[] reuse) {
    final int f = job.model().factor();
    final int left = job.layout().left() * f;
    final int width = planes.width() * f;
    final int first = plane * planes.height() * planes.width() * f * f;
    final int from = first + job.layout().above() * f * width + left;
    final int columns = part.width() * f;
    final int rows = part.height() * f;
    final float[] target = reuse.length == columns * rows ? reuse : new float[columns * rows];
    for (int y = 0; y < rows; y++) {
      System.arraycopy(made, from + y * width, target, y * columns, columns);
    }
    return target;
  }

  /** Back to the variable's units, the climate's rules, and out. */
  private void finish(
      final int band, final int plane, final TilePlan.Tile tile, final float[] values) {
    final BandScale scale = job.scales().get(band);
    if (!scale.identity()) {
      scale.back(values, values.length);
    }
    if (covariates.isPresent()) {
      covariates.get().add(band, plane, tile.core(), values);
    }
    constraints[job.conservations().get(band).ordinal()].apply(
        planes.read(plane),
        job.layout().above() * planes.width() + job.layout().left(),
        planes.width(),
        tile.core(),
        values,
        tallies[band]);
    job.writer().write(band, tile.core().refine(job.model().factor()), values);
    job.progress().add(values.length);
  }
}
