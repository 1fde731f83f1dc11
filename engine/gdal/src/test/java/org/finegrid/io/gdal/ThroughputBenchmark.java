package org.finegrid.io.gdal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RegularAxis;
import org.finegrid.grid.Window;
import org.finegrid.internal.io.crs.CrsConverter;
import org.finegrid.internal.io.geotiff.GeoTiffFormat;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterReader;
import org.finegrid.io.RasterWriter;
import org.finegrid.io.ReadOptions;
import org.finegrid.io.WriteOptions;
import org.gdal.gdal.Dataset;
import org.gdal.gdal.gdal;
import org.gdal.gdalconst.gdalconst;

/**
 * Reads and writes one GeoTIFF of 4096 x 4096 floats, tiled and deflated behind the floating-point
 * predictor, by Finegrid's own code and by GDAL, in turn. Run by scripts/benchmark-formats.sh.
 */
public final class ThroughputBenchmark {
  private static final int EDGE = 4096;
  private static final int TILE = 512;
  private static final double MEBIBYTES = EDGE * (double) EDGE * Float.BYTES / (1 << 20);

  private final Path directory;
  private final int threads;
  private final float[][] tiles = new float[EDGE / TILE * (EDGE / TILE)][];

  private ThroughputBenchmark(final Path directory, final int threads) {
    this.directory = directory;
    this.threads = threads;
    for (int tile = 0; tile < tiles.length; tile++) {
      tiles[tile] = values(window(tile));
    }
  }

  /** Arguments: an empty directory, and the number of runs. */
  public static void main(final String[] args) throws Exception {
    GdalLibrary.require("this benchmark");
    final int runs = Integer.parseInt(args[1]);
    System.out.println("| what | threads | Finegrid, MiB/s | GDAL, MiB/s | Finegrid : GDAL |");
    System.out.println("|---|---|---|---|---|");
    final int max = Runtime.getRuntime().availableProcessors();
    for (final int threads : max > 1 ? new int[] {1, max} : new int[] {1}) {
      new ThroughputBenchmark(Path.of(args[0]), threads).run(runs);
    }
  }

  private static Window window(final int tile) {
    final int across = EDGE / TILE;
    return new Window(tile % across * TILE, tile / across * TILE, TILE, TILE);
  }

  /** Waves of many lengths with noise in the last digits, as measured fields have it. */
  private static float[] values(final Window window) {
    final java.util.SplittableRandom noise =
        new java.util.SplittableRandom(window.column() * 31L + window.row());
    final float[] out = new float[(int) window.cells()];
    for (int i = 0; i < out.length; i++) {
      final double x = window.column() + i % window.width();
      final double y = window.row() + i / window.width();
      out[i] =
          (float)
              (280
                  + 12 * Math.sin(x * 0.003) * Math.cos(y * 0.002)
                  + 2 * Math.sin(x * 0.05 + y * 0.03)
                  + 0.01 * noise.nextDouble());
    }
    return out;
  }

  private void run(final int runs) throws Exception {
    final Path own = directory.resolve("own.tif");
    final Path other = directory.resolve("gdal.tif");
    final List<List<Double>> seconds =
        List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int run = 0; run <= runs; run++) {
      Files.deleteIfExists(own);
      Files.deleteIfExists(other);
      final double[] once = {
        time(() -> writeOwn(own)),
        time(() -> writeByGdal(other)),
        time(() -> read(own, "java")),
        time(() -> read(own, "gdal"))
      };
      // The first round warms the file cache and lets Java compile its loops.
      for (int i = 0; run > 0 && i < once.length; i++) {
        seconds.get(i).add(once[i]);
      }
    }
    line("write", seconds.get(0), seconds.get(1));
    line("read", seconds.get(2), seconds.get(3));
    System.err.printf(
        Locale.ROOT,
        "sizes: %.1f MiB by Finegrid, %.1f MiB by GDAL%n",
        Files.size(own) / 0x1p20,
        Files.size(other) / 0x1p20);
  }

  private void line(final String what, final List<Double> own, final List<Double> other) {
    final double mine = MEBIBYTES / median(own);
    final double theirs = MEBIBYTES / median(other);
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %.0f | %.0f | %.2f |%n",
        what,
        threads,
        mine,
        theirs,
        mine / theirs);
  }

  private static double median(final List<Double> values) {
    final double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  /** Something to be timed. */
  private interface Task {
    void run() throws IOException, InterruptedException, ExecutionException;
  }

  private static double time(final Task task) throws Exception {
    final long start = System.nanoTime();
    task.run();
    return (System.nanoTime() - start) / 1e9;
  }

  /** Hands the tiles to the threads. */
  private void each(final Consumer<Integer> task) throws InterruptedException, ExecutionException {
    final ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      final List<Future<?>> tasks = new ArrayList<>();
      for (int tile = 0; tile < tiles.length; tile++) {
        final int number = tile;
        tasks.add(pool.submit(() -> task.accept(number)));
      }
      for (final Future<?> done : tasks) {
        done.get();
      }
    } finally {
      pool.shutdown();
    }
  }

  private void writeOwn(final Path file) throws InterruptedException, ExecutionException {
    final RasterDescription raster =
        new RasterDescription(
            new GridGeometry(
                new RegularAxis(0, 25, EDGE),
                new RegularAxis(0, -25, EDGE),
                CrsConverter.parse("EPSG:32632")),
            List.of(new BandDescription("", "K", "", new int[0], Map.of())),
            List.of(),
            "",
            Map.of(),
            Map.of(),
            "float32",
            OptionalDouble.empty(),
            "");
    final WriteOptions options =
        new WriteOptions(false, WriteOptions.Compression.DEFLATE, TILE, true);
    try (RasterWriter writer = new GeoTiffFormat().create(file, raster, options)) {
      each(tile -> writer.write(0, window(tile), tiles[tile]));
      writer.commit();
    }
  }

  /** GDAL packs on threads of its own behind the one that writes. */
  private void writeByGdal(final Path file) {
    final Dataset dataset =
        gdal.GetDriverByName("GTiff")
            .Create(
                file.toString(),
                EDGE,
                EDGE,
                1,
                gdalconst.GDT_Float32,
                GdalCalls.vector(
                    List.of(
                        "TILED=YES",
                        "BLOCKXSIZE=" + TILE,
                        "BLOCKYSIZE=" + TILE,
                        "COMPRESS=DEFLATE",
                        "PREDICTOR=3",
                        "ZLEVEL=1",
                        "NUM_THREADS=" + threads)));
    dataset.SetGeoTransform(new double[] {0, 25, 0, 0, 0, -25});
    Made.place(dataset, 32632);
    for (int tile = 0; tile < tiles.length; tile++) {
      final Window window = window(tile);
      dataset.GetRasterBand(1)
          .WriteRaster(
              window.column(),
              window.row(),
              TILE,
              TILE,
              TILE,
              TILE,
              gdalconst.GDT_Float32,
              tiles[tile]);
    }
    dataset.delete();
  }

  private void read(final Path file, final String who)
      throws InterruptedException, ExecutionException {
    try (RasterReader reader =
        RasterFormats.open(file, new ReadOptions(Optional.empty(), Optional.of(who), false))) {
      each(
          tile -> {
            final double[][] plane = new double[1][TILE * TILE];
            reader.read(new int[] {0}, window(tile), plane);
            if (plane[0][0] != tiles[tile][0]
                || Arrays.stream(plane[0], 0, 9).anyMatch(v -> v < 1)) {
              throw new IllegalStateException("tile " + tile + " was misread");
            }
          });
    }
  }
}
