package org.finegrid.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.finegrid.downscale.DownscaleRequest;
import org.finegrid.downscale.ProgressListener;
import org.finegrid.downscale.RunReport;
import org.finegrid.evaluate.Evaluation;
import org.finegrid.evaluate.EvaluationRequest;
import org.finegrid.io.ReadOptions;
import org.finegrid.model.ModelCard;

/** What the command line needs of the engine: one place for tests to stand in. */
interface Engine {

  /** Makes a raster finer, as {@link org.finegrid.downscale.Downscaler#run} does. */
  RunReport downscale(
      DownscaleRequest request, ProgressListener progress, BooleanSupplier cancelled);

  /** Scores models against a truth, as {@link org.finegrid.evaluate.Evaluator#run} does. */
  Evaluation evaluate(
      EvaluationRequest request, ProgressListener progress, BooleanSupplier cancelled);

  /** A raster's metadata. */
  OpenedRaster describe(Path file, ReadOptions options);

  /** The names of the variables of a file; none where it has one raster and no name for it. */
  List<String> variables(Path file, ReadOptions options);

  /** The name of the format that recognises a file. */
  String format(Path file, ReadOptions options);

  /** The models that have a name. */
  List<ModelCard> models();

  /** What is wrong with model files that no name leads to, a sentence each. */
  List<String> modelProblems();

  /** The card of a model, by its name, its family's name, or an ONNX file's path. */
  Optional<ModelCard> model(String name);
}
