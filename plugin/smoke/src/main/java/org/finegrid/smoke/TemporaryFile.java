package org.finegrid.smoke;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** Bytes as a file, for as long as something is done with it. */
final class TemporaryFile {

  private TemporaryFile() {}

  /** Does something with a file of these bytes. */
  static <T> T with(final byte[] bytes, final Function<Path, T> use) {
    try {
      final Path file = Files.createTempFile("finegrid-smoke-", ".tif");
      try {
        Files.write(file, bytes);
        return use.apply(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
