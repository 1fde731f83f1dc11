package org.finegrid.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code finegrid models}: what {@code --model} knows by name. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    header = "Lists the models, or shows one.",
    customSynopsis = {
      "finegrid models [OPTION]...",
      "       finegrid models show NAME [OPTION]..."
    },
    synopsisHeading = "Usage: ",
    optionListHeading = "%n",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExamples:%n",
    footer = {"  finegrid models", "  finegrid models show bicubic"})
final class ModelsCommand implements Callable<Integer> {
  private final Engine engine;
  private final Terminal terminal;

  @Option(names = "--json", description = "as JSON, for programs")
  private boolean json;

  ModelsCommand(final Engine engine, final Terminal terminal) {
    this.engine = engine;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.result(
        json
            ? Json.pretty(engine.models().stream().map(ModelFacts::map).toList())
            : ModelsTable.of(engine.models()));
    engine.modelProblems().forEach(problem -> terminal.message("note: " + problem));
    return ExitCode.DONE;
  }
}
