package org.finegrid.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.finegrid.io.ReadOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code finegrid info}: shows a raster's metadata, or the variables of a file. */
@Command(
    name = "info",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    header = "Shows a raster's metadata.",
    customSynopsis = "finegrid info [OPTION]... INPUT",
    synopsisHeading = "Usage: ",
    parameterListHeading = "%n",
    optionListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  finegrid info dem.tif",
      "  finegrid info several.grib",
      "  finegrid info --variable pr --json climate.nc"
    })
final class InfoCommand implements Callable<Integer>, ReadsFile {
  private final Engine engine;
  private final Terminal terminal;

  @Parameters(paramLabel = "INPUT", description = "raster to read")
  private Path input;

  @Mixin private ReadingOptions reading = new ReadingOptions();

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
    if (options.variable().isEmpty()) {
      final List<String> names = engine.variables(input, options);
      if (names.size() > 1) {
        final VariableList list = VariableList.of(engine, input, options, names);
        terminal.result(json ? Json.pretty(list.map()) : list.text());
        return ExitCode.DONE;
      }
    }
    final OpenedRaster opened = engine.describe(input, options);
    final RasterFacts facts =
        new RasterFacts(input, opened.raster(), engine.format(input, options), opened.notes());
    terminal.result(json ? Json.pretty(facts.map()) : RasterText.of(facts));
    return ExitCode.DONE;
  }
}
