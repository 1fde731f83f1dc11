package org.finegrid.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** GDAL's Java bindings, as the launcher tells Java where they are. */
public final class GdalBindings {
  private static final String PATH = "java.library.path";

  private GdalBindings() {}

  /** Skips the tests where there are none, or fails them where they are required. */
  public static void assumeInstalled() {
    final boolean there =
        Stream.of(System.getProperty(PATH).split(File.pathSeparator))
            .anyMatch(path -> Files.exists(Path.of(path, System.mapLibraryName("gdalalljni"))));
    assertTrue(there || !"1".equals(System.getenv("FINEGRID_REQUIRE_GDAL_JAVA")));
    assumeTrue(there, "no Java bindings of GDAL here");
  }

  /** The option that tells another Java. */
  public static String option() {
    return "-D" + PATH + "=" + System.getProperty(PATH);
  }
}
