package org.finegrid.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.finegrid.grid.RasterException;
import org.finegrid.model.ModelCard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code finegrid models show}: one model's whole card. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    header = "Shows the card of a model.",
    customSynopsis = "finegrid models show [OPTION]... NAME|FILE",
    synopsisHeading = "Usage: ",
    parameterListHeading = "%n",
    optionListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = "  finegrid models show --json bicubic")
final class ShowModelCommand implements Callable<Integer> {
  private final Engine engine;
  private final Terminal terminal;

  @Parameters(
      paramLabel = "NAME|FILE",
      description = "a name that 'finegrid models' lists, or an ONNX file")
  private String name;

  @Option(names = "--json", description = "as JSON, for programs")
  private boolean json;

  ShowModelCommand(final Engine engine, final Terminal terminal) {
    this.engine = engine;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    final ModelCard card = engine.model(name).orElseThrow(() -> unknown(engine.models()));
    terminal.result(json ? Json.pretty(ModelFacts.map(card)) : ModelFacts.text(card));
    return ExitCode.DONE;
  }

  private RasterException unknown(final List<ModelCard> models) {
    return new RasterException(
        name
            + ": no such model; "
            + SpellingSuggestion.of(name, models.stream().map(ModelCard::name).toList())
                .map(nearest -> "did you mean " + nearest + "?")
                .orElse("'finegrid models' lists them"));
  }
}
