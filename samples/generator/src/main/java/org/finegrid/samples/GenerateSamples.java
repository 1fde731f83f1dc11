package org.finegrid.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the island's sample files: {@code GenerateSamples OUTDIR}. */
public final class GenerateSamples {
  /** The seed of the island that the samples show. */
  public static final long SEED = 3;

  private GenerateSamples() {}

  /** Writes all files into the directory that is named, replacing them where they exist. */
  public static void main(final String[] arguments) throws IOException {
    if (arguments.length != 1) {
      System.err.println("usage: GenerateSamples OUTDIR");
      System.exit(2);
    }
    final Path directory = Files.createDirectories(Path.of(arguments[0]).normalize());
    for (final SampleRaster sample : IslandSamples.of(Island.of(SEED))) {
      sample.write(directory);
      System.out.println(directory.resolve(sample.fileName()) + ": " + sample.title());
    }
  }
}
