package org.finegrid.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.finegrid.downscale.DownscaleRequest;
import org.finegrid.downscale.Downscaler;
import org.finegrid.downscale.ProgressListener;
import org.finegrid.downscale.RunReport;
import org.finegrid.evaluate.Evaluation;
import org.finegrid.evaluate.EvaluationRequest;
import org.finegrid.evaluate.Evaluator;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterReader;
import org.finegrid.io.ReadOptions;
import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelRepository;
import org.finegrid.training.Training;
import org.finegrid.training.TrainingListener;
import org.finegrid.training.TrainingMethod;
import org.finegrid.training.TrainingMethods;
import org.finegrid.training.TrainingRun;

/** The engine itself. */
final class CoreEngine implements Engine {
  @Override
  public RunReport downscale(
      final DownscaleRequest request,
      final ProgressListener progress,
      final BooleanSupplier cancelled) {
    NativeLibraries.use();
    return Downscaler.run(request, progress, cancelled);
  }

  @Override
  public Evaluation evaluate(
      final EvaluationRequest request,
      final ProgressListener progress,
      final BooleanSupplier cancelled) {
    NativeLibraries.use();
    return Evaluator.run(request, progress, cancelled);
  }

  @Override
  public OpenedRaster describe(final Path file, final ReadOptions options) {
    try (RasterReader reader = RasterFormats.open(file, options)) {
      return new OpenedRaster(reader.description(), reader.notes());
    }
  }

  @Override
  public List<String> variables(final Path file, final ReadOptions options) {
    return RasterFormats.variables(file, options);
  }

  @Override
  public String format(final Path file, final ReadOptions options) {
    return RasterFormats.of(file, options).name();
  }

  @Override
  public List<ModelCard> models() {
    return ModelRepository.ofUser().cards();
  }

  @Override
  public List<String> modelProblems() {
    return ModelRepository.ofUser().problems();
  }

  @Override
  public Optional<ModelCard> model(final String name) {
    return ModelRepository.ofUser().card(name);
  }

  @Override
  public List<TrainingMethod> trainingMethods() {
    return TrainingMethods.all();
  }

  @Override
  public ModelCard train(
      final TrainingRun run, final TrainingListener listener, final Consumer<String> notes) {
    NativeLibraries.use();
    NativeLibraries.useForTraining();
    // ND4J prints remarks there, and it is for results.
    final PrintStream out = System.out;
    System.setOut(
        new PrintStream(OutputStream.nullOutputStream(), false, Charset.defaultCharset()));
    try {
      return Training.run(run, listener, notes, Clock.systemDefaultZone());
    } finally {
      System.setOut(out);
    }
  }
}
