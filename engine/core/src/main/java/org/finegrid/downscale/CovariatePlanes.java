package org.finegrid.downscale;

import java.util.Arrays;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;
import org.finegrid.internal.climate.covariate.CovariateDetail;
import org.finegrid.internal.climate.covariate.CovariateRule;
import org.finegrid.internal.climate.covariate.CovariateState;
import org.finegrid.internal.climate.covariate.CovariateStatistics;
import org.finegrid.internal.tile.HaloReader;

/**
 * What covariates add to the planes of a batch, and its means, which are taken off what the model
 * gets. Each worker has its own.
 */
final class CovariatePlanes {
  private final Job job;
  private final OpenCovariates covariates;
  private final HaloReader reader;
  private final CovariateStatistics[] statistics;
  private BandRules rules;
  private CovariateDetail detail;
  private double[] wide = new double[0];
  private float[][] added = new float[0][];
  private double[][] means = new double[0][];
  private double[] rest = new double[0];
  private CovariateStatistics[] pending = new CovariateStatistics[0];
  private Window size = new Window(0, 0, 1, 1);

  CovariatePlanes(final Job job) {
    this.job = job;
    this.covariates = job.covariates();
    this.reader = new HaloReader(job.reader());
    this.statistics = new CovariateStatistics[job.scales().size()];
    Arrays.setAll(statistics, band -> count());
    this.rules = covariates.rules(0);
    this.detail = new CovariateDetail(rules.rules(), job.model().factor());
  }

  private CovariateStatistics count() {
    final GridGeometry grid = job.reader().description().geometry();
    return new CovariateStatistics(covariates.fields().size(), grid.width(), grid.height());
  }

  /** Finds what is added to each plane of a batch. */
  void load(final InputBatch batch) {
    size = batch.tiles().get(0);
    allocate(batch.count());
    for (int t = 0; t < batch.tiles().size(); t++) {
      final Window window = batch.tiles().get(t);
      boolean loaded = false;
      for (int b = 0; b < batch.bands().length; b++) {
        final BandRules next = covariates.rules(batch.bands()[b]);
        if (!loaded || !next.equals(rules)) {
          load(next, window);
          loaded = true;
        }
        add(batch.bands()[b], t * batch.bands().length + b, window, batch.cores().get(t));
      }
    }
  }

  private void allocate(final int planes) {
    final int coarse = (int) size.cells();
    final int fine = (int) size.refine(job.model().factor()).cells();
    if (means.length != planes || means[0].length != coarse) {
      means = new double[planes][coarse];
      added = new float[planes][fine];
      pending = new CovariateStatistics[planes];
      rest = new double[coarse];
    }
  }

  /** Takes the covariates of a window, as they belong to a band. */
  private void load(final BandRules next, final Window window) {
    if (!next.rules().equals(rules.rules())) {
      detail = new CovariateDetail(next.rules(), job.model().factor());
    }
    rules = next;
    final Window grown = window.grow(CovariateDetail.HALO);
    detail.load(
        grown.width(),
        grown.height(),
        (field, row, rows, values) ->
            read(field, new Window(grown.column(), grown.row() + row, grown.width(), rows), values),
        covariates.shares(grown));
    if (next.slope() == CovariateRule.Slope.GIVEN) {
      detail.give(covariates.fixed().of(next, grown));
    }
  }

  private void read(final int field, final Window coarse, final double[] values) {
    covariates
        .fields()
        .get(field)
        .reader()
        .read(new int[] {rules.steps()[field]}, covariates.fine(coarse), new double[][] {values});
    if (rules.slope() == CovariateRule.Slope.PROPORTIONAL) {
      covariates.fixed().toPressureRatios(values, covariates.fields().get(field).unit());
    }
  }

  private void add(final int band, final int plane, final Window window, final Window core) {
    final Window grown = window.grow(CovariateDetail.HALO);
    if (wide.length != grown.cells()) {
      wide = new double[(int) grown.cells()];
    }
    reader.read(new int[] {band}, grown, new double[][] {wide});
    pending[plane] = count();
    detail.apply(wide, added[plane], means[plane], window, core, pending[plane]);
    for (int i = 0; i < covariates.fields().size(); i++) {
      if (pending[plane].cells(i, CovariateState.UNKNOWN) > 0) {
        throw gap(i, grown, core);
      }
    }
  }

  /** Says where a covariate is unknown though the raster has data. */
  private RasterException gap(final int field, final Window grown, final Window core) {
    for (int y = core.row(); y < core.endRow(); y++) {
      for (int x = core.column(); x < core.endColumn(); x++) {
        final Window cell = new Window(x - grown.column(), y - grown.row(), 1, 1);
        if (!Double.isNaN(wide[cell.row() * grown.width() + cell.column()])
            && hasGap(field, new Window(x, y, 1, 1))) {
          return gap(covariates.fields().get(field).requested(), x, y);
        }
      }
    }
    return RasterException.invalid(
        covariates.fields().get(field).requested().kind().parameter(),
        "has values that are infinite; declare them as NoData");
  }

  private boolean hasGap(final int field, final Window cell) {
    final double[] values = new double[(int) cell.refine(job.model().factor()).cells()];
    read(field, cell, values);
    return Arrays.stream(values).anyMatch(Double::isNaN);
  }

  private RasterException gap(final Covariates.Covariate covariate, final int x, final int y) {
    final GridGeometry grid = job.reader().description().geometry();
    return RasterException.invalid(
        covariate.kind().parameter(),
        covariate.source().name()
            + ": has no values in the raster's cell at "
            + (float) grid.x().centre(x)
            + ", "
            + (float) grid.y().centre(y)
            + ", which has data; use a covariate that covers the raster, or take a part of it with "
            + ParameterName.BBOX.placeholder());
  }

  /**
   * What the model gets of a plane: the values less the means of what is added. The values stay.
   *
   * @param values the plane of the batch
   */
  double[] without(final double[] values, final int plane) {
    System.arraycopy(values, 0, rest, 0, rest.length);
    remove(rest, 0, size.width(), plane);
    return rest;
  }

  /**
   * Takes the means of what is added off a plane that lies in a larger one.
   *
   * @param offset index of its first cell
   * @param stride columns of the larger one
   */
  void remove(final double[] values, final int offset, final int stride, final int plane) {
    for (int y = 0; y < size.height(); y++) {
      for (int x = 0; x < size.width(); x++) {
        values[offset + y * stride + x] -= means[plane][y * size.width() + x];
      }
    }
  }

  /**
   * Adds to what the model made of a tile, and counts its figures.
   *
   * @param core the cells of the tile
   * @param values their fine cells, row by row; changed in place
   */
  void add(final int band, final int plane, final Window core, final float[] values) {
    statistics[band].add(pending[plane]);
    final int factor = job.model().factor();
    final int columns = core.width() * factor;
    final int width = size.width() * factor;
    int from = job.layout().above() * factor * width + job.layout().left() * factor;
    for (int first = 0; first < values.length; first += columns) {
      for (int x = 0; x < columns; x++) {
        values[first + x] += added[plane][from + x];
      }
      from += width;
    }
  }

  /** What covariates did for each band so far. */
  CovariateStatistics[] statistics() {
    return statistics;
  }
}
