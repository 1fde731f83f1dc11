package org.finegrid.cli.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The rasters that come with the sources. */
final class Samples {
  private static final Path DIRECTORY = Path.of("..", "..", "samples");

  private Samples() {}

  /** Every one of them. */
  static List<Path> all() throws IOException {
    try (Stream<Path> files = Files.walk(DIRECTORY, 2)) {
      return files
          .filter(file -> file.toString().endsWith(".tif") || file.toString().endsWith(".nc"))
          .sorted()
          .toList();
    }
  }

  /** One of them, such as {@code island/temperature.nc}. */
  static Path file(final String name) {
    return DIRECTORY.resolve(name);
  }
}
