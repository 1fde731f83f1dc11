package org.finegrid.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.finegrid.downscale.DownscaleRequest;
import org.finegrid.downscale.ProgressListener;
import org.finegrid.downscale.RunReport;
import org.finegrid.evaluate.Evaluation;
import org.finegrid.evaluate.EvaluationRequest;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.Dimension;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.Message;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RegularAxis;
import org.finegrid.io.ReadOptions;
import org.finegrid.model.ModelCard;

/** An engine without rasters: remembers what it was asked and does what a test tells it. */
final class FakeEngine implements Engine {
  /** The requests that came, in order. */
  final List<DownscaleRequest> requests = new ArrayList<>();

  /** The evaluations that were asked for, in order. */
  final List<EvaluationRequest> evaluations = new ArrayList<>();

  /** What happens during a run. */
  Run run = (progress, cancelled) -> progress.progress("downscaling", 1600, 1600);

  /** What a run does besides answering a report. */
  @FunctionalInterface
  interface Run {
    void run(ProgressListener progress, BooleanSupplier cancelled);
  }

  @Override
  public RunReport downscale(
      final DownscaleRequest request,
      final ProgressListener progress,
      final BooleanSupplier cancelled) {
    requests.add(request);
    run.run(progress, cancelled);
    return report(request.target().file());
  }

  @Override
  public Evaluation evaluate(
      final EvaluationRequest request,
      final ProgressListener progress,
      final BooleanSupplier cancelled) {
    evaluations.add(request);
    run.run(progress, cancelled);
    return FakeEvaluation.of(request);
  }

  private static RunReport report(final Path output) {
    final RunReport.BandStatistics band =
        new RunReport.BandStatistics(
            "t2m", "K", "additive", 270, 290, 280, 5, 269, 291, 1e-7, Optional.empty());
    return new RunReport(
        "in.tif",
        output.toString(),
        "1",
        new RunReport.UsedModel("bicubic", "bicubic", 4, 0, "java", OptionalInt.of(2)),
        new RunReport.Tiling(256, 0, 2),
        new RunReport.CellCounts(40, 40, 100, 1600, 0),
        new RunReport.Times(0.5, 0.2, 0.4),
        new RunReport.KeptMeans("additive", 2e-8, 0),
        List.of(),
        List.of(band),
        List.of(new Message("the input states no datum")));
  }

  @Override
  public List<String> variables(final Path file, final ReadOptions options) {
    return List.of("t2m");
  }

  @Override
  public OpenedRaster describe(final Path file, final ReadOptions options) {
    final List<BandDescription> bands = new ArrayList<>();
    final List<String> times = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      bands.add(new BandDescription("t2m " + i, "K", "air_temperature", new int[] {i}, Map.of()));
      times.add(String.format("1990-%02d-16T00:00:00Z", i + 1));
    }
    return new OpenedRaster(description(options, bands, times), List.of("a note of the reader"));
  }

  private static RasterDescription description(
      final ReadOptions options, final List<BandDescription> bands, final List<String> times) {
    return new RasterDescription(
        new GridGeometry(
            new RegularAxis(-180, 2.5, 144),
            new RegularAxis(90, -2.5, 72),
            CoordinateReference.geographicWithoutDatum()),
        bands,
        List.of(new Dimension("time", new double[12], java.util.Optional.empty(), Map.of(), times)),
        options.variable().orElse("t2m"),
        Map.of("long_name", "temperature at 2 m"),
        Map.of("title", "A reanalysis\nin two lines"),
        "int16",
        OptionalDouble.of(-9999),
        "chunks 1 x 72 x 144");
  }

  @Override
  public String format(final Path file, final ReadOptions options) {
    return "NetCDF";
  }

  @Override
  public List<ModelCard> models() {
    return List.of(
        card("bicubic", 0, OptionalInt.of(2), Map.of()),
        card(
            "aplus-t2m-x4",
            4,
            OptionalInt.empty(),
            Map.of("data", Map.of("name", "ERA5", "licence", "CC-BY"))));
  }

  @Override
  public List<String> modelProblems() {
    return List.of("broken.onnx: is not an ONNX model");
  }

  @Override
  public Optional<ModelCard> model(final String name) {
    return models().stream().filter(card -> card.name().equals(name)).findFirst();
  }

  private static ModelCard card(
      final String name,
      final int factor,
      final OptionalInt halo,
      final Map<String, Object> training) {
    return ModelCard.builder(name, factor)
        .title("Title of " + name)
        .method(name.replaceFirst("-.*", ""))
        .halo(halo)
        .training(training)
        .build();
  }
}
