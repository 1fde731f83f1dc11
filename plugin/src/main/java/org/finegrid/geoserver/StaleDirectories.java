package org.finegrid.geoserver;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.geotools.util.logging.Logging;

/** Directories of temporary files that a server which was killed has left. */
final class StaleDirectories {
  private static final Logger LOGGER = Logging.getLogger(StaleDirectories.class);

  /** No run takes as long; that of another server is not to be cut off. */
  private static final Duration AGE = Duration.ofDays(1);

  private StaleDirectories() {}

  /** Removes those that begin with a prefix; what cannot be removed is logged. */
  static void remove(final Path directory, final String prefix) {
    final Instant latest = Instant.now().minus(AGE);
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, prefix + "*")) {
      for (final Path each : all) {
        if (Files.getLastModifiedTime(each).toInstant().isBefore(latest)) {
          removeAll(each);
        }
      }
    } catch (NoSuchFileException e) {
      LOGGER.log(Level.FINE, "another server was faster", e);
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "old temporary files cannot be removed", e);
    }
  }

  private static void removeAll(final Path directory) throws IOException {
    final List<Path> content;
    try (Stream<Path> files = Files.walk(directory)) {
      content = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (final Path each : content) {
      Files.delete(each);
    }
  }
}
