package org.finegrid.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RegularAxis;
import org.finegrid.grid.Window;
import org.finegrid.internal.io.crs.CrsConverter;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterWriter;
import org.finegrid.io.WriteOptions;

/**
 * Writes what {@code scripts/benchmark.sh} measures on: a raster of rough terrain and a network of
 * ESPCN's size with random weights. {@code BenchmarkInputs DIRECTORY EDGE}.
 */
public final class BenchmarkInputs {
  private static final int TILE = 512;
  private static final int OCTAVES = 8;

  private BenchmarkInputs() {}

  /** Writes {@code coarse.tif} and {@code espcn.onnx}. */
  public static void main(final String[] args) throws IOException {
    final Path directory = Path.of(args[0]);
    Files.write(directory.resolve("espcn.onnx"), Networks.espcn(4, 64, 32));
    writeRaster(directory.resolve("coarse.tif"), Integer.parseInt(args[1]));
  }

  private static void writeRaster(final Path file, final int edge) {
    final GridGeometry grid =
        new GridGeometry(
            new RegularAxis(300_000, 100, edge),
            new RegularAxis(5_000_000, -100, edge),
            CrsConverter.parse("EPSG:32633"));
    final WriteOptions options = new WriteOptions(true, WriteOptions.Compression.NONE, TILE, true);
    try (MemoryRaster described = new MemoryRaster(grid, new double[0]);
        RasterWriter writer = RasterFormats.create(file, described.description(), options)) {
      for (int row = 0; row < edge; row += TILE) {
        for (int column = 0; column < edge; column += TILE) {
          final Window window =
              new Window(column, row, Math.min(TILE, edge - column), Math.min(TILE, edge - row));
          writer.write(0, window, terrain(window));
        }
      }
      writer.commit();
    }
  }

  /** Value noise: random heights on ever finer lattices, each half as high as the one before. */
  private static float[] terrain(final Window window) {
    final float[] values = new float[(int) window.cells()];
    for (int i = 0; i < values.length; i++) {
      final int x = window.column() + i % window.width();
      final int y = window.row() + i / window.width();
      double height = 500;
      for (int octave = 0; octave < OCTAVES; octave++) {
        final int spacing = 1 << (OCTAVES - 1 - octave);
        height += 400.0 / (1 << octave) * lattice(octave, x, y, spacing);
      }
      values[i] = (float) height;
    }
    return values;
  }

  private static double lattice(final int octave, final int x, final int y, final int spacing) {
    final double u = (double) (x % spacing) / spacing;
    final double v = (double) (y % spacing) / spacing;
    final int i = x / spacing;
    final int j = y / spacing;
    final double top = (1 - u) * random(octave, i, j) + u * random(octave, i + 1, j);
    final double bottom = (1 - u) * random(octave, i, j + 1) + u * random(octave, i + 1, j + 1);
    return (1 - v) * top + v * bottom;
  }

  private static double random(final int octave, final int i, final int j) {
    return new SplittableRandom(octave * 1_000_000_007L + i * 65_537L + j).nextDouble() - 0.5;
  }
}
