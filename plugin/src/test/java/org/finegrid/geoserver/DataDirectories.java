package org.finegrid.geoserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A data directory of a server, new for each test. */
final class DataDirectories implements BeforeEachCallback, AfterEachCallback {
  private static final String PROPERTY = "GEOSERVER_DATA_DIR";

  private Path directory;

  @Override
  public void beforeEach(final ExtensionContext context) throws IOException {
    directory = Files.createTempDirectory("data-");
    System.setProperty(PROPERTY, directory.toString());
  }

  @Override
  public void afterEach(final ExtensionContext context) throws IOException {
    System.clearProperty(PROPERTY);
    try (var files = Files.walk(directory)) {
      for (final Path each : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  /** Finegrid's part of it. */
  Path finegrid() {
    return directory.resolve("finegrid");
  }

  /** Sets Finegrid's file of limits. */
  void set(final String... lines) throws IOException {
    Files.createDirectories(finegrid());
    Files.writeString(finegrid().resolve("finegrid.properties"), String.join("\n", lines) + "\n");
  }
}
