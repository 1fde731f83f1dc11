package org.finegrid.geoserver;

import java.awt.geom.AffineTransform;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.gce.geotiff.GeoTiffWriter;

/**
 * A program that downscales again and again, as a server does for months, with no other classes
 * than those of the packed plugin and of a server. Prints the heap that is held after each tenth.
 */
final class ManyRuns {
  private static final int SIZE = 512;

  /** One run of so many has an elevation. */
  private static final int EACH = 5;

  private ManyRuns() {}

  /** Runs with GeoServer's data directory and a number of runs as arguments. */
  public static void main(final String[] arguments) throws Exception {
    System.setProperty("GEOSERVER_DATA_DIR", arguments[0]);
    final Path settings =
        Files.createDirectories(Path.of(arguments[0], "finegrid")).resolve("finegrid.properties");
    final int runs = Integer.parseInt(arguments[1]);
    System.out.println("Jackson 2 " + there("com.fasterxml.jackson.databind.ObjectMapper"));
    System.out.println("Jackson 3 " + there("tools.jackson.databind.ObjectMapper"));
    Wps.execute("Models");
    final float[][] planes = Coverages.fields(1, SIZE, SIZE);
    Wps.execute(
        "Evaluate", "truth", Coverages.of(planes, SIZE, SIZE), "factor", 4, "models", "fine-s");
    for (int run = 0; run < runs; run++) {
      Files.writeString(settings, "held.cells=" + (run % 2 == 0 ? "0" : "8000000") + "\n");
      final GridCoverage2D coarse = Coverages.of(planes, SIZE, SIZE);
      final GridCoverage2D fine =
          run % EACH == 1
              ? Wps.downscale(
                  "data", coarse, "model", "fine-s", "factor", 4, "elevation", elevation())
              : Wps.downscale("data", coarse, "model", "fine-s", "factor", 4);
      final GeoTiffWriter writer = new GeoTiffWriter(OutputStream.nullOutputStream());
      writer.write(fine, null);
      writer.dispose();
      fine.dispose(true);
      coarse.dispose(true);
      if (run % 10 == 9) {
        System.out.println("heap " + held());
      }
    }
    System.out.println("under way " + RunLimiter.ofServer().underWay());
  }

  /** On other cells than the fine ones, so that it takes a temporary file. */
  private static GridCoverage2D elevation() {
    final int edge = 1400;
    return Coverages.of(
        Coverages.fields(1, edge, edge),
        edge,
        edge,
        new AffineTransform(400, 0, 0, -400, 3.9e5, 5.01e6),
        Coverages.utm());
  }

  private static boolean there(final String name) {
    try {
      Class.forName(name);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** Bytes in use once all that can go is gone. */
  private static long held() throws InterruptedException {
    final Runtime runtime = Runtime.getRuntime();
    long min = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      Thread.sleep(50);
      min = Math.min(min, runtime.totalMemory() - runtime.freeMemory());
    }
    return min;
  }
}
