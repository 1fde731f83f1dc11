package org.finegrid.geoserver;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.finegrid.coverage.CoverageReader;
import org.finegrid.coverage.FineCoverages;
import org.finegrid.downscale.DownscaleMethod;
import org.finegrid.downscale.DownscaleRequest;
import org.finegrid.downscale.FineTiles;
import org.finegrid.downscale.Part;
import org.finegrid.downscale.RasterSource;
import org.finegrid.downscale.RunOptions;
import org.finegrid.downscale.RunReport;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RasterDescription;
import org.finegrid.internal.coverage.TileGrid;
import org.finegrid.io.RasterReader;
import org.finegrid.model.ModelRepository;
import org.finegrid.model.SuperResolutionModel;
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
  private static final String RESULT = "result";
  private static final String REPORT = "report";

  /** Beyond it, tiles cost memory and gain nothing. */
  private static final int LARGEST_TILE = 1024;

  private static final int LARGEST_SIDE = Integer.MAX_VALUE / 2;

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
      @DescribeParameter(name = "data", description = "The raster to make finer")
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
                  "Coordinate reference of data that lost its own, such as EPSG:4326 (x is the"
                      + " longitude)",
              min = 0)
          final String crs,
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
      final ProgressListener listener) {
    final Monitor monitor = new Monitor(listener);
    return ErrorTexts.translated(
        "data",
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
          final Coverage coverage = coverage(data, WpsInputs.text(bands), WpsInputs.text(crs));
          return run(coverage, method, options, settings, monitor);
        });
  }

  /**
   * The coverage that came with a request.
   *
   * @param reader reads it
   * @param source what the request takes of it
   */
  private record Coverage(CoverageReader reader, RasterSource source) {}

  private static Coverage coverage(
      final GridCoverage2D data, final Optional<String> bands, final Optional<String> crs) {
    final CoverageReader reader = WpsInputs.coverage("data", data);
    RasterSource source = RasterSource.of(reader);
    if (bands.isPresent()) {
      source = source.withPart(Part.whole().withBands(bands.get()));
    }
    if (crs.isPresent()) {
      source = source.withCrs(crs.get());
    }
    return new Coverage(reader, source);
  }

  private static int cells(final String parameter, final double value) {
    final int cells = WpsInputs.whole(parameter, value);
    ErrorTexts.unless(
        cells <= LARGEST_TILE, parameter, "this server allows " + LARGEST_TILE + " at most");
    return cells;
  }

  private Map<String, Object> run(
      final Coverage coverage,
      final DownscaleMethod method,
      final RunOptions options,
      final Settings settings,
      final Monitor monitor) {
    final RasterReader reader = coverage.source().select(coverage.reader());
    final RasterDescription coarse = reader.description();
    final double cells = coarse.values();
    WpsInputs.within("data", "it", cells, settings.limits().inputCells());
    final int factor = factor(method, settings.models());
    WpsInputs.within(
        "factor", "the result", cells * factor * factor, settings.limits().outputCells());
    final GridGeometry grid = coarse.geometry();
    ErrorTexts.unless(
        (long) Math.max(grid.width(), grid.height()) * factor <= LARGEST_SIDE,
        "factor",
        "the result has more columns or rows than an image can have");
    final FineCoverages coverages = new FineCoverages(coverage.reader(), coverage.source());
    try (CloseStack run = new CloseStack();
        CloseStack result = new CloseStack()) {
      final RunLimiter.Ticket ticket = runs.begin(settings.limits(), monitor.cancelled());
      run.add(ticket::close);
      final SuperResolutionModel model =
          settings
              .models()
              .open(method.model(), OptionalInt.of(factor), options.device(), monitor.cancelled());
      run.add(model::close);
      final FineTiles tiles =
          FineTiles.open(
              method,
              options.withThreads(ticket.threads()),
              reader,
              model,
              keeping(settings.limits()),
              monitor,
              monitor.cancelled());
      run.add(tiles::close);
      ErrorTexts.unless(
          tiles.kept() <= settings.limits().cellsInMemory(),
          options.tile().isPresent() ? "tile" : "data",
          "two rows of tiles are more than this server can hold; take smaller tiles, fewer bands or"
              + " a part of the data");
      final GridGeometry fine = tiles.description().geometry();
      final TileGrid cut =
          new TileGrid(
              fine.width(), fine.height(), tiles.description().bands().size(), tiles.edge());
      final ResultTiles made =
          Results.ofServer().allocate(cut, settings.limits(), monitor.cancelled());
      result.add(made::close);
      final RunReport report = make(tiles, made);
      final Map<String, Object> answer = new LinkedHashMap<>();
      answer.put(RESULT, FineCoverage.of(coverages, made, cut));
      answer.put(REPORT, json(report));
      result.handOn();
      monitor.answer();
      return answer;
    }
  }

  /** All of the tiles: once the process has answered, nothing of the server's is read any more. */
  private static RunReport make(final FineTiles tiles, final ResultTiles made) {
    for (int row = 0; row < tiles.rows(); row++) {
      for (int column = 0; column < tiles.columns(); column++) {
        made.put(column, row, tiles.tile(column, row));
      }
    }
    return tiles.report().orElseThrow();
  }

  private static FineTiles.CachePolicy keeping(final Limits limits) {
    return new FineTiles.CachePolicy(FineCoverages.NO_DATA, 0, limits.cellsInMemory());
  }

  /** The requested factor, else the model's own. */
  private static int factor(final DownscaleMethod method, final ModelRepository models) {
    return method
        .factor()
        .orElseGet(
            () -> {
              ErrorTexts.unless(
                  !method.model().equals(ModelRepository.AUTO),
                  "factor",
                  "state how many fine cells a coarse cell gets, such as 4");
              return Math.max(1, models.card(method.model()).orElseThrow().factor());
            });
  }

  private static String json(final RunReport report) {
    final Map<String, Object> map = report.toMap();
    map.remove("input");
    map.remove("output");
    return JsonOutput.text(map);
  }
}
