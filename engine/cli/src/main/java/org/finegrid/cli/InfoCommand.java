package org.finegrid.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.finegrid.io.ReadOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code finegrid info}: what a raster says of itself. */
@Command(
    name = "info",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    header = "Tells what is in a raster.",
    customSynopsis = "finegrid info [OPTION]... INPUT",
    synopsisHeading = "Usage: ",
    parameterListHeading = "%n",
    optionListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {"  finegrid info dem.tif", "  finegrid info --variable pr --json climate.nc"})
final class InfoCommand implements Callable<Integer>, ReadsFile {
  private final Engine engine;
  private final Terminal terminal;

  @Parameters(paramLabel = "INPUT", description = "raster to read")
  private Path input;

  @Mixin private Reading reading = new Reading();

  @Option(names = "--json", description = "as JSON, for programs")
  private boolean json;

  InfoCommand(final Engine engine, final Terminal terminal) {
    this.engine = engine;
    this.terminal = terminal;
  }

  @Override
  public Path file() {
    return input;
  }

  @Override
  public Integer call() {
    final ReadOptions options = reading.options();
    final RasterFacts facts =
        new RasterFacts(input, engine.describe(input, options), engine.format(input, options));
    terminal.result(json ? Json.pretty(facts.map()) : RasterText.of(facts));
    return ExitCode.DONE;
  }
}
