package org.finegrid.downscale;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.Message;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.Window;
import org.finegrid.internal.climate.CellAreas;
import org.finegrid.internal.place.PlacedRaster;
import org.finegrid.internal.tile.HaloReader;
import org.finegrid.io.RasterReader;

/**
 * The covariates of a run, open and on its fine grid. That grid is that of the whole raster, of
 * which the part that is made finer has real neighbours.
 */
final class OpenCovariates implements Closeable {
  /**
   * One covariate.
   *
   * @param requested what was requested
   * @param placed its cells on the fine grid
   * @param wraps whether the fine grid goes once around the globe
   * @param steps its band for each band of the raster
   * @param sha256 by what it is known again
   */
  record Field(
      Covariates.Covariate requested,
      PlacedRaster placed,
      boolean wraps,
      int[] steps,
      String sha256) {

    /** Reads its cells, beyond the grid's edges as well. */
    HaloReader reader() {
      return new HaloReader(placed, wraps);
    }

    /** A sentence about it. */
    Message note(final String rest) {
      return new Message(
          requested.kind().parameter().placeholder()
              + ": "
              + requested.source().name()
              + " "
              + rest);
    }

    /** Its unit. */
    String unit() {
      return placed.description().bands().get(0).unit().strip();
    }

    /** What its reader and its placing note, so that it is known which raster that is about. */
    List<Message> notes() {
      final String subject =
          requested.kind().parameter().placeholder() + ": " + requested.source().name() + ": ";
      return placed.notes().stream().map(each -> each.edit(text -> subject + text)).toList();
    }

    /** Whether its unit is percent. */
    boolean isPercent() {
      final String unit = unit();
      return unit.equals("%") || unit.equalsIgnoreCase("percent");
    }
  }

  private static final OpenCovariates NONE =
      new OpenCovariates(
          List.of(),
          List.of(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          new Window(0, 0, 1, 1),
          1);

  private final List<Field> fields;
  private final List<BandRules> rules;
  private final Optional<FixedSlopes> fixed;
  private final List<Message> notes;
  private final Optional<CellAreas> areas;
  private final Window whole;
  private final int factor;

  private OpenCovariates(
      final List<Field> fields,
      final List<BandRules> rules,
      final Optional<FixedSlopes> fixed,
      final List<Message> notes,
      final Optional<CellAreas> areas,
      final Window whole,
      final int factor) {
    this.fields = fields;
    this.rules = rules;
    this.fixed = fixed;
    this.notes = notes;
    this.areas = areas;
    this.whole = whole;
    this.factor = factor;
  }

  /**
   * Opens and places what a request names.
   *
   * @param raster the raster that is made finer
   * @throws org.finegrid.grid.RasterException where one of them cannot be used on it
   */
  static OpenCovariates open(
      final PipelineRequest request,
      final CovariateDigests digests,
      final RasterReader raster,
      final int factor,
      final ProgressListener progress,
      final BooleanSupplier cancelled) {
    if (request.method().covariates().isEmpty()) {
      return NONE;
    }
    final GridGeometry grid =
        raster.wholeGeometry().withReference(raster.description().geometry().reference());
    final List<Field> fields = new ArrayList<>();
    final List<Message> notes = new ArrayList<>();
    final List<BandRules> rules = new ArrayList<>();
    final OpenCovariates open =
        new OpenCovariates(
            fields,
            rules,
            FixedSlopes.of(
                request.method().covariates(), raster.description(), grid, raster.whole()),
            notes,
            Optional.of(CellAreas.of(grid, factor)),
            raster.whole(),
            factor);
    try {
      final GridGeometry fine = grid.refine(factor);
      for (final Covariates.Covariate each : used(request.method().covariates(), notes)) {
        fields.add(field(each, digests, raster, fine, request, progress, cancelled));
      }
      for (int band = 0; band < raster.description().bands().size(); band++) {
        rules.add(
            open.fixed.isPresent()
                ? open.fixed.get().rules(fields.get(0), band)
                : BandRules.of(fields, band));
      }
    } catch (Throwable e) {
      open.close();
      throw e;
    }
    return open;
  }

  /** The covariates that act; the others are named in notes. */
  private static List<Covariates.Covariate> used(
      final Covariates requested, final List<Message> notes) {
    final List<Covariates.Covariate> acting = requested.acting();
    for (final Covariates.Covariate each : requested.fields()) {
      if (!acting.contains(each)) {
        notes.add(
            new Message(
                each.kind().parameter().placeholder()
                    + " ("
                    + each.name()
                    + ") is not used: "
                    + ParameterName.CLIMATOLOGY.placeholder()
                    + " acts alone, as others add nothing to it"));
      }
    }
    return acting;
  }

  private static Field field(
      final Covariates.Covariate covariate,
      final CovariateDigests digests,
      final RasterReader raster,
      final GridGeometry fine,
      final PipelineRequest request,
      final ProgressListener progress,
      final BooleanSupplier cancelled) {
    final RasterReader opened = covariate.open();
    try {
      final RasterReader source = covariate.source().select(opened);
      final int[] steps = CovariateSteps.of(covariate, source.description(), raster.description());
      final String sha256 = digests.of(covariate.source(), source, progress, cancelled);
      final PlacedRaster placed = CovariatePlacement.of(covariate, source, fine, request.scratch());
      return new Field(covariate, placed, raster.wholeGeometry().wrapsAround(), steps, sha256);
    } catch (Throwable e) {
      opened.close();
      throw e;
    }
  }

  /** Bytes of temporary files that those on other cells may take until this is closed. */
  long temporaryBytes() {
    return fields.stream()
        .filter(each -> !each.placed().isCopied())
        .mapToLong(
            each ->
                Arrays.stream(each.steps()).distinct().count()
                    * each.placed().description().geometry().window().cells()
                    * Double.BYTES)
        .sum();
  }

  /** Whether there are none. */
  boolean isEmpty() {
    return fields.isEmpty();
  }

  /** The covariates that are used. */
  List<Field> fields() {
    return List.copyOf(fields);
  }

  /** What is done with them for a band. */
  BandRules rules(final int band) {
    return rules.get(band);
  }

  /** Slopes that are given and not learned. */
  FixedSlopes fixed() {
    return fixed.orElseThrow();
  }

  /** What a user should know of them, as far as the run has come. */
  List<Message> notes() {
    final List<Message> all = new ArrayList<>(notes);
    for (final Field each : fields) {
      all.addAll(each.notes());
    }
    return all;
  }

  /** A window of the raster on the fine grid. */
  Window fine(final Window coarse) {
    return coarse.shift(-whole.column(), -whole.row()).refine(factor);
  }

  /** The share of its coarse cell that a child has, in each fine row of a window of the raster. */
  double[] shares(final Window coarse) {
    final int rows = whole.height() * factor;
    final double[] shares = new double[coarse.height() * factor];
    final int first = (coarse.row() - whole.row()) * factor;
    for (int i = 0; i < shares.length; i++) {
      shares[i] = areas.orElseThrow().share(HaloReader.mirror(first + i, rows));
    }
    return shares;
  }

  @Override
  public void close() {
    fields.forEach(each -> each.placed().close());
  }
}
