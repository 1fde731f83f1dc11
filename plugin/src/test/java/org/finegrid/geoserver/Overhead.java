package org.finegrid.geoserver;

import java.awt.Rectangle;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.finegrid.downscale.DownscaleRequest;
import org.finegrid.downscale.Downscaler;
import org.finegrid.downscale.ProgressListener;
import org.finegrid.io.WriteOptions;
import org.geotools.coverage.grid.GridCoverage2D;

/**
 * A benchmark: the process beside the engine from file to file, in turn, in one Java. Prints the
 * seconds of each round and the ratios, of the process with its result pulled in strips, as writers
 * do, and of the process with its result written by GeoTools, as GeoServer does.
 */
final class Overhead {
  private static final int SIZE = 1024;
  private static final int ROUNDS = 7;
  private static final int STRIP = 16;

  private Overhead() {}

  /** Runs with a directory to write into, and a model, as arguments. */
  public static void main(final String[] arguments) throws IOException {
    final Path directory = Files.createDirectories(Path.of(arguments[0]));
    final String model = arguments[1];
    System.setProperty("GEOSERVER_DATA_DIR", directory.toString());
    final Path input = directory.resolve("coarse.tif");
    Files.deleteIfExists(input);
    Wps.write(Coverages.of(Coverages.fields(1, SIZE, SIZE), SIZE, SIZE), input);
    final double[] pulled = new double[ROUNDS];
    final double[] written = new double[ROUNDS];
    for (int round = -1; round < ROUNDS; round++) {
      final double engine = seconds(() -> engine(input, directory.resolve("engine.tif"), model));
      final double pull = seconds(() -> pull(input, model));
      final double write = seconds(() -> write(input, directory.resolve("process.tif"), model));
      // The first round warms up.
      if (round >= 0) {
        pulled[round] = pull / engine;
        written[round] = write / engine;
        System.out.printf(
            "engine %.2f s, process pulled %.2f s, written %.2f s%n", engine, pull, write);
      }
    }
    System.out.printf("median ratios %.3f, %.3f%n", median(pulled), median(written));
  }

  private static double median(final double[] values) {
    final double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private interface Work {
    void run() throws IOException;
  }

  private static double seconds(final Work work) throws IOException {
    System.gc();
    final long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  private static void engine(final Path input, final Path output, final String model) {
    Downscaler.run(
        DownscaleRequest.builder(input, output)
            .model(model)
            .factor(4)
            .overwrite(true)
            .compression(WriteOptions.Compression.NONE)
            .build(),
        ProgressListener.none(),
        () -> false);
  }

  private static void pull(final Path input, final String model) throws IOException {
    final GridCoverage2D fine =
        Wps.downscale("data", Wps.coverage(input), "model", model, "factor", 4);
    final RenderedImage image = fine.getRenderedImage();
    for (int y = 0; y < image.getHeight(); y += STRIP) {
      image.getData(new Rectangle(0, y, image.getWidth(), Math.min(STRIP, image.getHeight() - y)));
    }
    fine.dispose(true);
  }

  private static void write(final Path input, final Path output, final String model)
      throws IOException {
    Files.deleteIfExists(output);
    final GridCoverage2D fine =
        Wps.downscale("data", Wps.coverage(input), "model", model, "factor", 4);
    Wps.write(fine, output);
    fine.dispose(true);
  }
}
