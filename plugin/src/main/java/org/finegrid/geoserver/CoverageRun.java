package org.finegrid.geoserver;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.finegrid.coverage.CoverageReader;
import org.finegrid.coverage.FineCoverages;
import org.finegrid.downscale.DownscaleMethod;
import org.finegrid.downscale.FineTiles;
import org.finegrid.downscale.RasterSource;
import org.finegrid.downscale.RunOptions;
import org.finegrid.downscale.RunReport;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.coverage.TileGrid;
import org.finegrid.io.RasterReader;
import org.finegrid.model.ModelRepository;
import org.finegrid.model.SuperResolutionModel;

/**
 * One run of the process Downscale.
 *
 * @param reader reads the coverage that came with the request
 * @param source what the request takes of it
 * @param method how fine cells are made
 * @param options how the work runs
 * @param settings what the server allows
 * @param monitor receives progress
 */
record CoverageRun(
    CoverageReader reader,
    RasterSource source,
    DownscaleMethod method,
    RunOptions options,
    Settings settings,
    Monitor monitor) {
  private static final int LARGEST_SIDE = Integer.MAX_VALUE / 2;

  /**
   * Runs it.
   *
   * @param runs admits it
   * @return the coverage, whole, and the report
   */
  Map<String, Object> run(final RunLimiter runs) {
    try {
      return result(runs);
    } catch (RasterException e) {
      throw e.edit(text -> ErrorTexts.edited(text, source, settings.limits().temporaryDirectory()));
    }
  }

  private Map<String, Object> result(final RunLimiter runs) {
    final RasterReader part = source.select(reader);
    final int factor = factor();
    check(part.description(), factor);
    final FineCoverages coverages = new FineCoverages(reader, source);
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
              options
                  .withThreads(ticket.threads())
                  .withTemporary(settings.limits().temporaryDirectory()),
              part,
              model,
              keeping(settings.limits()),
              monitor,
              monitor.cancelled());
      run.add(tiles::close);
      if (tiles.temporaryBytes() > 0) {
        run.add(Results.ofServer().covariates(tiles.temporaryBytes(), settings.limits())::close);
      }
      ErrorTexts.unless(
          tiles.kept() <= settings.limits().cellsInMemory(),
          options.tile().isPresent() ? "tile" : DownscaleProcess.DATA,
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
      answer.put(
          DownscaleProcess.RESULT,
          FineCoverage.of(coverages, made, cut, tiles.description().globalAttributes()));
      answer.put(DownscaleProcess.REPORT, json(report));
      result.handOn();
      monitor.answer();
      return answer;
    }
  }

  private void check(final RasterDescription coarse, final int factor) {
    final double cells = coarse.values();
    WpsInputs.within(DownscaleProcess.DATA, "it", cells, settings.limits().inputCells());
    WpsInputs.within(
        "factor", "the result", cells * factor * factor, settings.limits().outputCells());
    final GridGeometry grid = coarse.geometry();
    ErrorTexts.unless(
        (long) Math.max(grid.width(), grid.height()) * factor <= LARGEST_SIDE,
        "factor",
        "the result has more columns or rows than an image can have");
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
  private int factor() {
    return method
        .factor()
        .orElseGet(
            () -> {
              ErrorTexts.unless(
                  !method.model().equals(ModelRepository.AUTO),
                  "factor",
                  "state how many fine cells a coarse cell gets, such as 4");
              return Math.max(1, settings.models().card(method.model()).orElseThrow().factor());
            });
  }

  private String json(final RunReport report) {
    final Map<String, Object> map =
        report.toMap(parameter -> ErrorTexts.input(parameter, DownscaleProcess.DATA));
    map.remove("input");
    map.remove("output");
    return ErrorTexts.edited(JsonOutput.text(map), source);
  }
}
