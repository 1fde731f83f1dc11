package org.finegrid.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
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
      return new OpenedRaster(reader.description(), OptionNames.texts(reader.notes()));
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
}
