package org.finegrid.io.gdal;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Whether GDAL's Java bindings are there. */
final class Bindings {
  /** Set where they must be, so that their tests cannot be skipped unseen. */
  private static final String REQUIRED = "FINEGRID_REQUIRE_GDAL_JAVA";

  private Bindings() {}

  /** Skips the tests where there are none, or fails them where they are required. */
  static void assumeInstalled() {
    final boolean there = GdalLibrary.isThere();
    assertTrue(
        there || !"1".equals(System.getenv(REQUIRED)),
        "GDAL's Java bindings do not load from " + System.getProperty("java.library.path"));
    assumeTrue(there, "no Java bindings of GDAL here");
  }
}
