package org.finegrid.cli;

import java.util.Locale;
import java.util.Optional;
import org.finegrid.io.ReadOptions;
import picocli.CommandLine.Option;

/** Options of every command that reads a raster. */
final class ReadingOptions {

  /** Whose code reads. */
  enum Reader {
    /** Finegrid's own where it knows the format, else GDAL's. */
    AUTO,
    /** Finegrid's own. */
    JAVA,
    /** GDAL's. */
    GDAL
  }

  @Option(
      names = "--variable",
      paramLabel = "NAME",
      description = "variable of a file that holds several")
  private String variable;

  @Option(names = "--reader", paramLabel = "HOW", description = "who reads: auto, java, gdal")
  private Reader reader = Reader.AUTO;

  @Option(names = "--allow-network", description = "let names and files lead to other machines")
  private boolean network;

  /** What was asked for. */
  ReadOptions options() {
    return new ReadOptions(
        Optional.ofNullable(variable),
        reader == Reader.AUTO
            ? Optional.empty()
            : Optional.of(reader.name().toLowerCase(Locale.ROOT)),
        network);
  }
}
