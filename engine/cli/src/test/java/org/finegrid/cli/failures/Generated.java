package org.finegrid.cli.failures;

import java.nio.file.Path;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterWriter;
import org.finegrid.io.WriteOptions;
import org.finegrid.io.WriteOptions.Compression;
import org.finegrid.testing.MemoryRaster;

/** Rasters of any size, made by the product's own writers. */
final class Generated {

  private Generated() {}

  /** Writes a square raster of values that no compression makes small. */
  static Path raster(
      final Path file, final int edge, final int tile, final Compression compression) {
    final WriteOptions options = new WriteOptions(false, compression, tile, true);
    try (MemoryRaster place = new MemoryRaster(MemoryRaster.projected(edge, edge), new double[0]);
        RasterWriter writer = RasterFormats.create(file, place.description(), options)) {
      for (int row = 0; row < edge; row += tile) {
        for (int column = 0; column < edge; column += tile) {
          final int width = Math.min(tile, edge - column);
          final int height = Math.min(tile, edge - row);
          writer.write(0, new Window(column, row, width, height), values(width * height, row));
        }
      }
      writer.commit();
    }
    return file;
  }

  private static float[] values(final int count, final int seed) {
    final float[] values = new float[count];
    int state = seed + 1;
    for (int i = 0; i < count; i++) {
      state = state * 1_664_525 + 1_013_904_223;
      values[i] = 280 + (state >>> 8) * 1e-6f;
    }
    return values;
  }
}
