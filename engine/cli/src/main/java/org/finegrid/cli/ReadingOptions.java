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

  @Option(names = "--reader", paramLabel = "HOW", description = "reader: auto, java, gdal")
  private Reader reader = Reader.AUTO;

  @Option(
      names = "--allow-network",
      description = "allow names and files that refer to other machines")
  private boolean network;

  /** The request. */
  ReadOptions options() {
    return new ReadOptions(
        Optional.ofNullable(variable),
        reader == Reader.AUTO
            ? Optional.empty()
            : Optional.of(reader.name().toLowerCase(Locale.ROOT)),
        network);
  }
}
