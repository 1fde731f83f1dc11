package org.finegrid.cli.training;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.finegrid.cli.ExitCode;
import org.finegrid.cli.Interruption;
import org.finegrid.cli.ModelFacts;
import org.finegrid.cli.OnnxName;
import org.finegrid.cli.OptionNumbers;
import org.finegrid.cli.ReadsFile;
import org.finegrid.cli.Terminal;
import org.finegrid.cli.TrainingAddOn;
import org.finegrid.cli.VersionText;
import org.finegrid.downscale.CancelledException;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.PendingFile;
import org.finegrid.internal.io.SamePath;
import org.finegrid.model.ModelCard;
import org.finegrid.training.data.Aggregation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code finegrid import}: a network of DeepLearning4J or Keras becomes a model file. */
@Command(
    name = TrainingAddOn.IMPORT,
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    header = TrainingAddOn.IMPORT_HEADER,
    customSynopsis = "finegrid import [OPTION]... MODEL --out FILE.onnx",
    synopsisHeading = "Usage: ",
    parameterListHeading = "%n",
    optionListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  finegrid import espcn.zip --out espcn-x3.onnx",
      "  finegrid import srcnn.h5 --factor 2 --aggregation bicubic --out srcnn-x2.onnx"
    })
final class ImportCommand implements Callable<Integer>, ReadsFile {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "MODEL",
      description = "MultiLayerNetwork or ComputationGraph (zip), or Keras HDF5 file")
  private Path model;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE.onnx",
      converter = OnnxName.class,
      description = "model file to write")
  private Path out;

  @Option(
      names = "--factor",
      paramLabel = "N",
      converter = OptionNumbers.Factor.class,
      description = "fine cells per cell and axis (as its layers make)")
  private Integer factor;

  @Option(
      names = "--input",
      paramLabel = "CELLS",
      description = "coarse or upsampled (upsampled if it makes as many as it gets)")
  private ModelCard.Input input;

  @Option(
      names = "--normalisation",
      paramLabel = "HOW",
      description =
          "what it was trained on: none (any unit), minmax (0 to 1), standardise (minmax)")
  private ModelCard.Normalisation normalisation = ModelCard.Normalisation.MINMAX;

  @Option(
      names = "--aggregation",
      paramLabel = "HOW",
      description = "how its coarse cells were made: mean, bicubic (not stated)")
  private Aggregation aggregation;

  @Option(names = "--name", paramLabel = "NAME", description = "its name (that of FILE)")
  private String name;

  @Option(names = "--title", paramLabel = "TEXT", description = "one-line title")
  private String title;

  @Option(names = "--overwrite", description = "replace FILE if it exists")
  private boolean overwrite;

  ImportCommand(final Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Path file() {
    return model;
  }

  @Override
  public Integer call() {
    PendingFile.check(out, overwrite);
    if (SamePath.of(model, out)) {
      throw new RasterException(out + ": is the network to import; name another file for --out");
    }
    if (terminal.screen()) {
      terminal.status("importing " + model);
    }
    try (Interruption interruption = Interruption.listen(terminal)) {
      final ModelCard card =
          new NetworkImport(model, out, overwrite)
              .run(name, title, factor, input, normalisation, aggregation, interruption::requested);
      interruption.tooLate();
      terminal.clearStatus();
      terminal.result(ModelFacts.text(card));
      return ExitCode.DONE;
    } catch (CancelledException e) {
      // Told by the interruption itself, which outlives this thread.
      return ExitCode.INTERRUPTED;
    } finally {
      terminal.clearStatus();
    }
  }
}
