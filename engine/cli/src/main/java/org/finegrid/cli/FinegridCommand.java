package org.finegrid.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code finegrid} alone: lists the commands. */
@Command(
    name = "finegrid",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    customSynopsis = "finegrid COMMAND [OPTION]...",
    synopsisHeading = "Usage: ",
    descriptionHeading = "%n",
    description = "Makes fine climate rasters from coarse ones and keeps what they measure.",
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands (each has its own --help):%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  finegrid info tas.nc",
      "  finegrid models",
      "  finegrid downscale --factor 4 dem.tif dem-fine.tif",
      "  finegrid downscale --factor 8 --variable pr pr_day.nc pr_fine.nc",
      "  finegrid evaluate --factor 4 --models lanczos --html scores.html dem.tif",
      "",
      "Exit codes: 0 done, 1 the run failed, 2 wrong command line, 130 interrupted."
    })
final class FinegridCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  /** Read by {@link Failures} from the arguments, since a failure can come before they are read. */
  @Option(
      names = Failures.DEBUG,
      scope = ScopeType.INHERIT,
      description = "show the stack trace of an error")
  private boolean debug;

  FinegridCommand(final Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(terminal.err(), CommandLine.Help.Ansi.OFF);
    return ExitCode.USAGE;
  }
}
