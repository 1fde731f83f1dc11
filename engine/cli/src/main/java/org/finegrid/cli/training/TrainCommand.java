package org.finegrid.cli.training;

import java.util.concurrent.Callable;
import org.finegrid.cli.ExitCode;
import org.finegrid.cli.Terminal;
import org.finegrid.cli.TrainingAddOn;
import org.finegrid.cli.VersionText;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code finegrid train} alone: lists the methods. */
@Command(
    name = TrainingAddOn.TRAIN,
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    header = TrainingAddOn.TRAIN_HEADER,
    customSynopsis = "finegrid train METHOD [OPTION]...",
    synopsisHeading = "Usage: ",
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nMethods (each has its own --help):%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  finegrid train fine-s --data fields:300 --data dem.tif --factor 4 --out dem-x4.onnx",
      "  finegrid train srcnn --data images/ --factor 3 --out srcnn-x3.onnx"
    })
final class TrainCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  TrainCommand(final Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(terminal.err(), CommandLine.Help.Ansi.OFF);
    return ExitCode.USAGE;
  }
}
