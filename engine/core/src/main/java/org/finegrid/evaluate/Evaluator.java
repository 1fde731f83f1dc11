package org.finegrid.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.finegrid.downscale.DownscaleRequest;
import org.finegrid.downscale.Downscaler;
import org.finegrid.downscale.ProgressListener;
import org.finegrid.downscale.RunReport;
import org.finegrid.grid.Message;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.Version;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterReader;
import org.finegrid.io.ReadOptions;
import org.finegrid.model.ModelRepository;
import org.finegrid.score.Scores;

/**
 * Makes a truth coarse, lets models make it fine again, and scores what they made. One band is held
 * in memory at a time; all else goes by way of files, which are removed at the end.
 */
public final class Evaluator {
  private final EvaluationRequest request;
  private final ModelRepository models;
  private final StageProgress watch;
  private final long start = System.nanoTime();

  /** The notes of the runs, each with the models whose runs gave it. */
  private final Map<Message, List<String>> runNotes = new LinkedHashMap<>();

  /** The report of the first run with covariates: they do the same for every model. */
  private Optional<RunReport> withCovariates = Optional.empty();

  private Evaluator(
      final EvaluationRequest request, final ModelRepository models, final StageProgress watch) {
    this.request = request;
    this.models = models;
    this.watch = watch;
  }

  /**
   * Runs an evaluation to its end, with the models of this user.
   *
   * @see #run(EvaluationRequest, ModelRepository, ProgressListener, BooleanSupplier)
   */
  public static Evaluation run(
      final EvaluationRequest request,
      final ProgressListener progress,
      final BooleanSupplier cancelled) {
    return run(request, ModelRepository.ofUser(), progress, cancelled);
  }

  /**
   * Runs an evaluation to its end.
   *
   * @param models where models are looked for
   * @param cancelled polled often; once it returns true, the run ends and leaves nothing behind
   * @throws RasterException with a sentence for the user
   * @throws org.finegrid.downscale.CancelledException where the run was cancelled
   */
  public static Evaluation run(
      final EvaluationRequest request,
      final ModelRepository models,
      final ProgressListener progress,
      final BooleanSupplier cancelled) {
    return new Evaluator(request, models, new StageProgress(progress, cancelled)).run();
  }

  private Evaluation run() {
    try (RasterReader whole = request.truth().open()) {
      TruthAsCovariate.refuse(whole, request);
      final TruthRaster truth = TruthRaster.of(whole, request);
      final List<ModelSpec> specs = ModelSpec.of(request, models, watch);
      try (Workspace workspace =
          Workspace.open(
              request.output().save(),
              request.output().temporary(),
              request.output().overwrite(),
              inputs())) {
        final Evaluation evaluation = run(truth, specs, workspace);
        watch.check();
        workspace.commit();
        return evaluation;
      }
    }
  }

  /** Files that the run reads: the truth, covariates, and models named by their file. */
  private List<Path> inputs() {
    final List<Path> inputs = new ArrayList<>(request.truth().file().stream().toList());
    request.method().covariates().fields().stream()
        .flatMap(covariate -> covariate.source().file().stream())
        .forEach(inputs::add);
    request.method().models().stream()
        .filter(model -> model.endsWith(".onnx"))
        .map(Path::of)
        .forEach(inputs::add);
    return inputs;
  }

  private Evaluation run(
      final TruthRaster truth, final List<ModelSpec> specs, final Workspace workspace) {
    // In the truth's own format, which can hold all of its metadata.
    final String extension =
        request
            .truth()
            .file()
            .map(file -> RasterFormats.of(file, request.truth().reading()).extension())
            .map(each -> "." + each)
            .orElse(".tif");
    final Path coarse = workspace.file("coarse" + extension);
    final List<Path> outputs =
        fileNames(specs).stream().map(name -> workspace.file(name + extension)).toList();
    final Path kept = workspace.file("truth" + extension);
    truth.writeCoarse(coarse, watch);
    if (workspace.keeps()) {
      truth.write(kept, watch);
    }
    final List<ModelResult> results = new ArrayList<>();
    try (RasterReader reader = RasterFormats.open(coarse, ReadOptions.defaults());
        CovariateMaps maps = CovariateMaps.open(request, truth, coarse.getParent())) {
      final ModelScoring scoring =
          new ModelScoring(request, truth, reader, maps, specs.size(), watch);
      for (int i = 0; i < specs.size(); i++) {
        results.add(evaluate(specs.get(i), coarse, outputs.get(i), scoring));
        workspace.done(outputs.get(i));
      }
      return evaluation(truth, results, scoring);
    }
  }

  /** Runs and scores one model. */
  private ModelResult evaluate(
      final ModelSpec spec, final Path coarse, final Path output, final ModelScoring scoring) {
    final DownscaleRequest asked =
        DownscaleRequest.builder(coarse, output)
            .model(spec.model())
            .factor(request.method().factor())
            .conserve(spec.conserve())
            .covariates(spec.covariates())
            .run(request.run())
            .command(request.output().command().orElse("finegrid evaluate"))
            .build();
    final String name = spec.name();
    final RunReport report = Downscaler.run(asked, models, watch.named(name), watch.cancelled());
    report
        .notes()
        .forEach(note -> runNotes.computeIfAbsent(note, each -> new ArrayList<>()).add(name));
    if (withCovariates.isEmpty() && !report.covariates().isEmpty()) {
      withCovariates = Optional.of(report);
    }
    try (RasterReader model = RasterFormats.open(output, ReadOptions.defaults())) {
      scoring.add(model, name);
    }
    final String conservation = report.means().conservation();
    return new ModelResult(
        conservation.equals("none") ? name : name + "+" + conservation.replace(", ", "/"),
        name,
        spec.model(),
        spec.covariateNames(),
        spec.baseline(),
        spec.card(),
        spec.halo(),
        conservation,
        report.model().device(),
        report.times().seconds());
  }

  /** One for each model, by its name; one that takes part twice, or shares it, gets a number. */
  private static List<String> fileNames(final List<ModelSpec> specs) {
    final Set<String> taken = new HashSet<>(Set.of("coarse", "truth"));
    final List<String> names = new ArrayList<>();
    for (final ModelSpec spec : specs) {
      final String base = spec.name().replaceAll("[^\\w.+-]", "_");
      String name = base;
      for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
        name = base + "-" + i;
      }
      names.add(name);
    }
    return names;
  }

  private Evaluation evaluation(
      final TruthRaster truth, final List<ModelResult> results, final ModelScoring scoring) {
    final List<BandEvaluation> bands =
        scoring.bands(
            band -> withCovariates.flatMap(report -> report.bands().get(band).covariates()));
    if (bands.stream().allMatch(band -> band.scores().get(0).errors().cells() == 0)) {
      throw new RasterException(
          request.truth().name() + ": has no cells with data, so there is nothing to score");
    }
    final List<String> units = bands.stream().map(BandEvaluation::unit).distinct().toList();
    final Optional<List<Scores>> overall =
        units.size() > 1
            ? Optional.empty()
            : Optional.of(
                IntStream.range(0, results.size())
                    .mapToObj(
                        i ->
                            Scores.together(
                                bands.stream().map(band -> band.scores().get(i)).toList()))
                    .toList());
    final EvaluatedRaster subject =
        new EvaluatedRaster(
            request.truth().name(),
            truth.description().variable(),
            units.size() > 1 ? "" : units.get(0),
            request.method().factor(),
            truth.grid(),
            Version.text(),
            request.output().command());
    return new Evaluation(
        subject,
        results,
        withCovariates.map(RunReport::covariates).orElse(List.of()),
        bands,
        overall,
        scoring.pictures(),
        EvaluationNotes.of(truth, results, bands, runNotes),
        (System.nanoTime() - start) / 1e9);
  }
}
