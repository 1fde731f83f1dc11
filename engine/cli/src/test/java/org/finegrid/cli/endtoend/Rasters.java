package org.finegrid.cli.endtoend;

import java.nio.file.Path;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RegularAxis;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterWriter;
import org.finegrid.io.WriteOptions;
import org.finegrid.io.WriteOptions.Compression;
import org.finegrid.io.crs.CrsConverter;
import org.finegrid.testing.MemoryRaster;

/** Rasters that are larger than the samples. */
final class Rasters {
  private static final int STRIP = 256;

  private Rasters() {}

  /** Writes a square raster of one band, in the format that the file's extension names. */
  static Path write(final Path file, final int edge, final Compression compression) {
    final GridGeometry grid =
        new GridGeometry(
            new RegularAxis(300_000, 100, edge),
            new RegularAxis(5_000_000, -100, edge),
            CrsConverter.parse("EPSG:32633"));
    final WriteOptions options = new WriteOptions(true, compression, STRIP, true);
    try (MemoryRaster described = new MemoryRaster(grid, new double[0]);
        RasterWriter writer = RasterFormats.create(file, described.description(), options)) {
      for (int row = 0; row < edge; row += STRIP) {
        final Window window = new Window(0, row, edge, Math.min(STRIP, edge - row));
        final float[] values = new float[(int) window.cells()];
        for (int i = 0; i < values.length; i++) {
          final int x = i % edge;
          final int y = row + i / edge;
          values[i] = 280 + x * 31 % 17 + y * 57 % 13;
        }
        writer.write(0, window, values);
      }
      writer.commit();
    }
    return file;
  }
}
