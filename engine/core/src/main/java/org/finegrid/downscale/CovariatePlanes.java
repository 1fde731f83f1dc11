package org.finegrid.downscale;

import java.util.Arrays;
import java.util.List;
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
  private final List<HaloReader> fields;
  private final CovariateStatistics[] statistics;
  private BandRules rules;
  private CovariateDetail detail;
  private double[] wide = new double[0];
  private float[][] added = new float[0][];
  private float[] addedAround = new float[0];
  private double[] means = new double[0];
  private double[] rest = new double[0];
  private CovariateStatistics[] pending = new CovariateStatistics[0];
  private Window size = new Window(0, 0, 1, 1);
  private Window core = size;
  private Window around = size;
  private int padding;
  private boolean loaded;

  CovariatePlanes(final Job job) {
    this.job = job;
    this.covariates = job.covariates();
    this.reader = new HaloReader(job.reader());
    this.fields = covariates.fields().stream().map(OpenCovariates.Field::reader).toList();
    this.statistics = new CovariateStatistics[job.scales().size()];
    Arrays.setAll(statistics, band -> count());
    this.rules = covariates.rules(0);
    this.detail = new CovariateDetail(rules.rules(), job.model().factor());
  }

  private CovariateStatistics count() {
    final GridGeometry grid = job.reader().description().geometry();
    return new CovariateStatistics(covariates.fields().size(), grid.width(), grid.height());
  }

  /** Begins a batch. */
  void begin(final InputBatch batch) {
    size = batch.tiles().get(0);
    final int fine = (int) size.refine(job.model().factor()).cells();
    if (added.length != batch.count() || added[0].length != fine) {
      added = new float[batch.count()][fine];
      pending = new CovariateStatistics[batch.count()];
    }
    if (rest.length != size.cells()) {
      rest = new double[(int) size.cells()];
    }
  }

  /**
   * Begins a tile.
   *
   * @param window its window
   * @param completed the cells that are completed with it
   * @param cells how many cells around the window are needed as well
   */
  void begin(final Window window, final Window completed, final int cells) {
    core = completed;
    padding = cells;
    around = window.grow(cells);
    loaded = false;
    if (means.length != around.cells()) {
      means = new double[(int) around.cells()];
    }
  }

  /** Finds what is added to a band in the tile. */
  void find(final int band, final int plane) {
    final BandRules next = covariates.rules(band);
    if (!loaded || !next.equals(rules)) {
      load(next, around);
      loaded = true;
    }
    final Window grown = around.grow(CovariateDetail.HALO);
    if (wide.length != grown.cells()) {
      wide = new double[(int) grown.cells()];
    }
    reader.read(new int[] {band}, grown, new double[][] {wide});
    pending[plane] = count();
    if (padding == 0) {
      detail.apply(wide, added[plane], means, around, core, pending[plane]);
    } else {
      final int fine = (int) around.refine(job.model().factor()).cells();
      if (addedAround.length != fine) {
        addedAround = new float[fine];
      }
      detail.apply(wide, addedAround, means, around, core, pending[plane]);
      cut(addedAround, added[plane]);
    }
    for (int i = 0; i < covariates.fields().size(); i++) {
      if (pending[plane].cells(i, CovariateState.UNKNOWN) > 0) {
        throw gap(i, grown);
      }
      final OpenCovariates.Field field = covariates.fields().get(i);
      ElevationRange.check(
          field.requested(), field.unit(), pending[plane].minimum(i), pending[plane].maximum(i));
    }
  }

  /** What of it lies in the window. */
  private void cut(final float[] values, final float[] into) {
    final int factor = job.model().factor();
    final int width = size.width() * factor;
    for (int y = 0; y < size.height() * factor; y++) {
      final int from = (y + padding * factor) * around.width() * factor + padding * factor;
      System.arraycopy(values, from, into, y * width, width);
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
    final OpenCovariates.Field covariate = covariates.fields().get(field);
    fields
        .get(field)
        .read(new int[] {rules.steps()[field]}, covariates.fine(coarse), new double[][] {values});
    if (covariate.requested().kind() != Covariates.Kind.ELEVATION) {
      CovariateGaps.fill(coarse, job.model().factor(), values);
    }
    if (rules.slope() == CovariateRule.Slope.PROPORTIONAL) {
      covariates.fixed().toPressureRatios(values, covariate.unit());
    }
  }

  /** Says where a covariate is unknown though the raster has data. */
  private RasterException gap(final int field, final Window grown) {
    for (int y = core.row(); y < core.endRow(); y++) {
      for (int x = core.column(); x < core.endColumn(); x++) {
        final Window cell = new Window(x - grown.column(), y - grown.row(), 1, 1);
        if (!Double.isNaN(wide[cell.row() * grown.width() + cell.column()])
            && hasGap(field, new Window(x, y, 1, 1))) {
          return gap(covariates.fields().get(field).requested(), x, y);
        }
      }
    }
    final Covariates.Covariate covariate = covariates.fields().get(field).requested();
    return RasterException.invalid(
        covariate.kind().parameter(),
        covariate.source().name() + ": has values that are infinite; declare them as NoData");
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
   * What the model gets of the band that was found last: the values less the means of what is
   * added. The values stay.
   *
   * @param values those of the window
   */
  double[] without(final double[] values) {
    for (int y = 0; y < size.height(); y++) {
      final int from = (y + padding) * around.width() + padding;
      for (int x = 0; x < size.width(); x++) {
        rest[y * size.width() + x] = values[y * size.width() + x] - means[from + x];
      }
    }
    return rest;
  }

  /**
   * The same in place.
   *
   * @param values those of the window and of the cells around it; NaN stays
   */
  void remove(final double[] values) {
    for (int i = 0; i < means.length; i++) {
      values[i] -= means[i];
    }
  }

  /**
   * Adds to what the model made of a tile, and counts its figures.
   *
   * @param tile the cells of the tile
   * @param values their fine cells, row by row; changed in place
   */
  void add(final int band, final int plane, final Window tile, final float[] values) {
    statistics[band].add(pending[plane]);
    final int factor = job.model().factor();
    final int columns = tile.width() * factor;
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
