package org.finegrid.geoserver;

import java.util.Map;
import java.util.Optional;
import org.finegrid.coverage.CoverageReader;
import org.finegrid.downscale.Covariates.Kind;
import org.finegrid.downscale.DownscaleMethod;
import org.finegrid.downscale.DownscaleRequest;
import org.finegrid.downscale.Part;
import org.finegrid.downscale.RasterSource;
import org.finegrid.downscale.RunOptions;
import org.finegrid.model.ModelRepository;
import org.geotools.api.util.ProgressListener;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.process.factory.DescribeParameter;
import org.geotools.process.factory.DescribeProcess;
import org.geotools.process.factory.DescribeResult;
import org.geotools.process.factory.DescribeResults;

/**
 * Makes a coverage finer. The result is whole when the process answers: on the heap, or, in memory
 * that does not grow with it, in a temporary file.
 */
@DescribeProcess(
    title = "Downscale",
    description =
        "Makes a raster finer with a super-resolution model, band by band, and keeps its place,"
            + " its gaps and the mean of each coarse cell.")
public final class DownscaleProcess {
  static final String DATA = "data";
  static final String RESULT = "result";
  static final String REPORT = "report";

  /** Beyond it, tiles cost memory and gain nothing. */
  private static final int LARGEST_TILE = 1024;

  private final RunLimiter runs = RunLimiter.ofServer();

  /**
   * Runs the process.
   *
   * @return {@code result}, a {@link GridCoverage2D} of 32-bit floats, and {@code report}, JSON
   * @throws org.geotools.process.ProcessException with a sentence that names the parameter at fault
   */
  @DescribeResults({
    @DescribeResult(
        name = RESULT,
        description = "The fine raster, 32-bit floats",
        type = GridCoverage2D.class,
        primary = true),
    @DescribeResult(
        name = REPORT,
        description =
            "What the run did, as JSON: model, factor, cells, largest error of a coarse cell's"
                + " mean, names, units and ranges of the bands, time",
        type = String.class)
  })
  // Numbers are Double where whole ones are meant: what a server makes of 2.5 for an
  // Integer, is 2.
  public Map<String, Object> execute(
      @DescribeParameter(name = DATA, description = "The raster to make finer")
          final GridCoverage2D data,
      @DescribeParameter(
              name = "model",
              description =
                  "Name of a model, as the process Models lists them; auto: the best one for the"
                      + " factor",
              min = 0,
              defaultValue = ModelRepository.AUTO)
          final String model,
      @DescribeParameter(
              name = "factor",
              description = "Fine cells per coarse cell and axis; without it, the model's own",
              min = 0,
              minValue = 1,
              maxValue = ModelRepository.LARGEST_FACTOR)
          final Double factor,
      @DescribeParameter(
              name = "bands",
              description = "Bands to take, such as 1,3-5, counted from 1; without it, all",
              min = 0)
          final String bands,
      @DescribeParameter(
              name = "conserve",
              description =
                  "How each coarse cell's mean is kept: auto (multiplicative for quantities that"
                      + " cannot be negative, else additive), additive, multiplicative, none",
              min = 0,
              defaultValue = "auto")
          final String conserve,
      @DescribeParameter(name = "minimum", description = "Smallest value allowed", min = 0)
          final Double minimum,
      @DescribeParameter(name = "maximum", description = "Largest value allowed", min = 0)
          final Double maximum,
      @DescribeParameter(
              name = "crs",
              description =
                  "Coordinate reference of rasters that lost their own, such as EPSG:4326 (x is the"
                      + " longitude)",
              min = 0)
          final String crs,
      @DescribeParameter(
              name = "unit",
              description =
                  "Unit of bands that lost their own, such as K or mm, as those of a GeoTIFF do",
              min = 0)
          final String unit,
      @DescribeParameter(
              name = "tile",
              description = "Coarse cells along a tile's edge; without it, chosen",
              min = 0,
              minValue = 1,
              maxValue = LARGEST_TILE)
          final Double tile,
      @DescribeParameter(
              name = "overlap",
              description =
                  "Coarse cells over which neighbouring tiles are blended; without it, none where"
                      + " the model does not need it",
              min = 0,
              minValue = 0,
              maxValue = LARGEST_TILE)
          final Double overlap,
      @DescribeParameter(
              name = "blend",
              description = "Weights of that blending: cosine, linear, none",
              min = 0,
              defaultValue = "cosine")
          final String blend,
      @DescribeParameter(
              name = "elevation",
              description =
                  "Elevation of the ground on finer cells, in any coordinate reference: detail is"
                      + " added where the raster goes with it. Without data: sea",
              min = 0)
          final GridCoverage2D elevation,
      @DescribeParameter(
              name = "land",
              description =
                  "Share of land on finer cells, 0 to 1, for rasters that have data over the sea",
              min = 0)
          final GridCoverage2D land,
      @DescribeParameter(
              name = "climatology",
              description = "Mean of other years on finer cells, one band, in place of the others",
              min = 0)
          final GridCoverage2D climatology,
      @DescribeParameter(
              name = "covariate",
              description = "Another fine raster that the raster goes with",
              min = 0)
          final GridCoverage2D covariate,
      @DescribeParameter(
              name = "covariateName",
              description = "What the report calls that raster; without it, covariate",
              min = 0)
          final String covariateName,
      @DescribeParameter(
              name = "lapseRate",
              description =
                  "Change of temperature with elevation in place of what is learned, such as"
                      + " -6.5K/km, or monthly",
              min = 0)
          final String lapseRate,
      @DescribeParameter(
              name = "hypsometric",
              description =
                  "Temperature at sea level by which pressure changes with elevation, in place of"
                      + " what is learned, such as 15C",
              min = 0)
          final String hypsometric,
      final ProgressListener listener) {
    final Monitor monitor = new Monitor(listener);
    return ErrorTexts.translated(
        DATA,
        () -> {
          final Settings settings = Settings.current();
          DownscaleMethod method =
              DownscaleMethod.model(WpsInputs.model("model", model, settings.models()))
                  .withConserve(WpsInputs.conserve(conserve));
          if (factor != null) {
            method = method.withFactor(WpsInputs.whole("factor", factor));
          }
          if (minimum != null) {
            method = method.withMinimum(minimum);
          }
          if (maximum != null) {
            method = method.withMaximum(maximum);
          }
          RunOptions options =
              RunOptions.defaults()
                  .withBlend(WpsInputs.choice("blend", blend, DownscaleRequest.Blend.COSINE));
          if (tile != null) {
            options = options.withTile(cells("tile", tile));
          }
          if (overlap != null) {
            options = options.withOverlap(cells("overlap", overlap));
          }
          final CoverageReader reader = WpsInputs.coverage(DATA, data, unit);
          final Optional<String> reference = WpsInputs.text(crs);
          final CovariateInputs covariates =
              new CovariateInputs(settings.limits())
                  .with(Kind.ELEVATION, elevation)
                  .with(Kind.LAND, land)
                  .with(Kind.CLIMATOLOGY, climatology)
                  .withOther(covariate, covariateName);
          method = method.withCovariates(covariates.covariates(reference, lapseRate, hypsometric));
          final RasterSource source = covariates.refer(reader, reference);
          return new CoverageRun(
                  reader,
                  WpsInputs.text(bands)
                      .map(Part.whole()::withBands)
                      .map(source::withPart)
                      .orElse(source),
                  method,
                  options,
                  settings,
                  monitor)
              .run(runs);
        });
  }

  private static int cells(final String parameter, final double value) {
    final int cells = WpsInputs.whole(parameter, value);
    ErrorTexts.unless(
        cells <= LARGEST_TILE, parameter, "this server allows " + LARGEST_TILE + " at most");
    return cells;
  }
}
