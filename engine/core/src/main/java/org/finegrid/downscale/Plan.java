package org.finegrid.downscale;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;
import org.finegrid.internal.climate.Bounds;
import org.finegrid.internal.climate.CellAreas;
import org.finegrid.internal.climate.Conservation;
import org.finegrid.internal.climate.Quantity;
import org.finegrid.internal.climate.RunningStatistics;
import org.finegrid.internal.model.BackProjection;
import org.finegrid.internal.tile.Ramp;
import org.finegrid.io.RasterReader;
import org.finegrid.io.RasterWriter;
import org.finegrid.model.ModelCard;
import org.finegrid.model.SuperResolutionModel;

/**
 * What is settled before a raster's first tile.
 *
 * @param request the request
 * @param reader the coarse raster
 * @param model the model, back-projection included
 * @param sources where its inputs besides the band come from, in their order
 * @param covariates the fine fields that the raster goes with, closed with this
 * @param layout how the work is cut up
 * @param scales how each band is brought into the model's range
 * @param conservations how each band's means are kept
 * @param fine the fine raster's metadata
 */
record Plan(
    PipelineRequest request,
    RasterReader reader,
    SuperResolutionModel model,
    List<InputSource> sources,
    OpenCovariates covariates,
    Layout layout,
    List<BandScale> scales,
    List<Conservation> conservations,
    RasterDescription fine)
    implements Closeable {

  /** Cells held at once, over all bands of a group, while a band's figures are taken. */
  private static final int STATISTICS_CELLS = 1 << 20;

  /**
   * Settles it, with a pass over the raster where the model needs the bands' figures.
   *
   * @param sources where the model's inputs besides the band come from
   * @param digests those of the covariates
   * @param maxInRow fine values that a row of tiles should not exceed
   * @throws CancelledException where that was cancelled
   */
  static Plan of(
      final PipelineRequest request,
      final RasterReader reader,
      final SuperResolutionModel alone,
      final InputSources sources,
      final CovariateDigests digests,
      final long maxInRow,
      final ProgressListener progress,
      final BooleanSupplier cancelled) {
    final SuperResolutionModel model =
        BackProjection.wrap(alone, request.method().backProjection());
    final RasterDescription coarse = reader.description();
    final GridGeometry grid = coarse.geometry();
    refuseTooManyCells(grid, model.factor());
    final List<Conservation> conservations =
        IntStream.range(0, coarse.bands().size())
            .mapToObj(band -> conservation(request, coarse, band))
            .toList();
    final Layout layout =
        Layout.of(request, model, grid, reader.whole(), coarse.bands().size(), maxInRow);
    final List<InputSource> inputs = sources.of(model);
    final OpenCovariates covariates =
        OpenCovariates.open(request, digests, reader, model.factor(), progress, cancelled);
    try {
      return new Plan(
          request,
          reader,
          model,
          inputs,
          covariates,
          layout,
          scales(reader, model.card(), layout, progress, cancelled),
          conservations,
          Provenance.addTo(
              coarse.withGeometry(grid.refine(model.factor())),
              request,
              model,
              conservations,
              covariates));
    } catch (Throwable e) {
      covariates.close();
      throw e;
    }
  }

  @Override
  public void close() {
    covariates.close();
  }

  /** The same for a model that takes the band alone. */
  static Plan ofBand(
      final PipelineRequest request,
      final RasterReader reader,
      final SuperResolutionModel model,
      final long maxInRow,
      final ProgressListener progress,
      final BooleanSupplier cancelled) {
    try (CovariateDigests digests = CovariateDigests.begin(request.method().covariates())) {
      return of(request, reader, model, InputSources.NONE, digests, maxInRow, progress, cancelled);
    }
  }

  private static void refuseTooManyCells(final GridGeometry grid, final int factor) {
    final long longest = Math.max(grid.width(), grid.height());
    if (longest * factor > Integer.MAX_VALUE) {
      throw new RasterException(
          ErrorCode.TOO_LARGE,
          ParameterName.FACTOR,
          longest
              + " cells along one axis, x"
              + factor
              + ", are more than a raster can have ("
              + Integer.MAX_VALUE
              + "); take a part of it or a smaller factor");
    }
  }

  /** The values that a request allows. */
  static Bounds bounds(final DownscaleMethod method) {
    return new Bounds(
        method.minimum().orElse(Double.NEGATIVE_INFINITY),
        method.maximum().orElse(Double.POSITIVE_INFINITY));
  }

  /** The work itself, from the reader to a writer. */
  Job job(
      final RasterWriter writer, final ProgressListener progress, final BooleanSupplier cancelled) {
    return new Job(
        reader,
        writer,
        model,
        sources,
        covariates,
        layout,
        Ramp.valueOf(request.run().blend().name()),
        scales,
        conservations,
        bounds(request.method()),
        CellAreas.of(reader.description().geometry(), model.factor()),
        new Turnstile(),
        new AtomicLong(),
        cancelled,
        new CellCounter(progress, "downscaling", fine.values()));
  }

  private static Conservation conservation(
      final PipelineRequest request, final RasterDescription raster, final int band) {
    return switch (request.method().conserve()) {
      case NONE -> Conservation.NONE;
      case ADDITIVE -> Conservation.ADDITIVE;
      case MULTIPLICATIVE -> Conservation.MULTIPLICATIVE;
      case AUTO ->
          Quantity.nonNegative(raster, band) ? Conservation.MULTIPLICATIVE : Conservation.ADDITIVE;
    };
  }

  /** The scale of each band, from one pass over the raster where the model needs it. */
  private static List<BandScale> scales(
      final RasterReader reader,
      final ModelCard card,
      final Layout layout,
      final ProgressListener progress,
      final BooleanSupplier cancelled) {
    final int bands = reader.description().bands().size();
    if (card.normalisation() == ModelCard.Normalisation.NONE) {
      return Collections.nCopies(bands, BandScale.NONE);
    }
    final GridGeometry grid = reader.description().geometry();
    final CellCounter meter =
        new CellCounter(progress, "statistics", grid.window().cells() * bands);
    final List<BandScale> scales = new ArrayList<>();
    for (final int[] group : layout.groups()) {
      final RunningStatistics[] tallies = new RunningStatistics[group.length];
      Arrays.setAll(tallies, i -> new RunningStatistics());
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
      for (final RunningStatistics tally : tallies) {
        scales.add(BandScale.of(card.normalisation(), tally));
      }
    }
    return List.copyOf(scales);
  }
}
