package org.finegrid.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.finegrid.downscale.DownscaleRequest;
import org.finegrid.downscale.ProgressListener;
import org.finegrid.downscale.RunReport;
import org.finegrid.evaluate.Evaluation;
import org.finegrid.evaluate.EvaluationRequest;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.Dimension;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RegularAxis;
import org.finegrid.io.ReadOptions;
import org.finegrid.model.ModelCard;
import org.finegrid.training.Parameter;
import org.finegrid.training.TrainedModel;
import org.finegrid.training.TrainingListener;
import org.finegrid.training.TrainingMethod;
import org.finegrid.training.TrainingRequest;
import org.finegrid.training.TrainingRun;
import org.finegrid.training.data.TrainingData;

/** An engine without rasters: remembers what it was asked and does what a test tells it. */
final class FakeEngine implements Engine {
  /** The requests that came, in order. */
  final List<DownscaleRequest> requests = new ArrayList<>();

  /** The trainings that came, in order. */
  final List<TrainingRun> trainings = new ArrayList<>();

  /** The only method. */
  TrainingMethod method = new OneParameterMethod();

  /** What happens during a training. */
  TrainingStep training =
      (asked, listener, notes) ->
          listener.progress("training", 7, 7, OptionalDouble.of(0.125), OptionalDouble.of(33.3333));

  /** What a training does besides answering a card. */
  @FunctionalInterface
  interface TrainingStep {
    void run(TrainingRun asked, TrainingListener listener, Consumer<String> notes);
  }

  /** A method that is never run. */
  static final class OneParameterMethod implements TrainingMethod {
    @Override
    public boolean stepwise() {
      return true;
    }

    @Override
    public String name() {
      return "aplus";
    }

    @Override
    public String title() {
      return "A+ (Timofte et al. 2014)";
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(
          Parameter.whole("atoms", "atoms of the dictionary", 1024, 2, 65_536),
          Parameter.real("lambda", "weight of the ridge", 0.1, 0, 10));
    }

    @Override
    public TrainedModel train(
        final TrainingData data, final TrainingRequest request, final TrainingListener listener) {
      throw new AssertionError("the engine trains");
    }
  }

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
    return report(request.output());
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
        new RunReport.BandStatistics("t2m", "K", "additive", 270, 290, 280, 5, 269, 291, 1e-7);
    return new RunReport(
        "in.tif",
        output.toString(),
        "1",
        "bicubic",
        "bicubic",
        4,
        0,
        "java",
        "additive",
        2,
        256,
        0,
        2,
        40,
        40,
        100,
        1600,
        0,
        0.5,
        0.2,
        0.4,
        2e-8,
        0,
        List.of(band),
        List.of("the input states no datum"));
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

  @Override
  public List<TrainingMethod> trainingMethods() {
    return List.of(method);
  }

  @Override
  public ModelCard train(
      final TrainingRun asked, final TrainingListener listener, final Consumer<String> notes) {
    trainings.add(asked);
    training.run(asked, listener, notes);
    return card(
        asked.request().name(), asked.options().factor(), OptionalInt.of(3), Map.of("seed", 1));
  }

  private static ModelCard card(
      final String name,
      final int factor,
      final OptionalInt halo,
      final Map<String, Object> training) {
    return new ModelCard(
        name,
        "Title of " + name,
        name.replaceFirst("-.*", ""),
        factor,
        ModelCard.Input.COARSE,
        List.of("band"),
        halo,
        ModelCard.Normalisation.NONE,
        "",
        training,
        Map.of());
  }
}
