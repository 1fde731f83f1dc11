package org.finegrid.geoserver;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.finegrid.downscale.CancelledException;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterReader;
import org.finegrid.io.RasterWriter;
import org.finegrid.io.WriteOptions;

/** A raster in a file of its own directory, both gone when this is closed. */
final class TemporaryRaster implements Closeable {
  private static final String NAME = "truth";
  private static final String PREFIX = "finegrid-evaluate-";

  /** Edge of the pieces that are copied. */
  private static final int EDGE = 256;

  private final Path directory;

  private TemporaryRaster(final Path directory) {
    this.directory = directory;
  }

  /**
   * Copies a raster.
   *
   * @param temporary where the directory is to be
   * @throws CancelledException where that was cancelled
   * @throws RasterException where the disk is full
   */
  static TemporaryRaster of(
      final RasterReader reader, final Path temporary, final BooleanSupplier cancelled) {
    StaleDirectories.remove(temporary, PREFIX);
    final TemporaryRaster raster;
    try {
      raster = new TemporaryRaster(Files.createTempDirectory(temporary, PREFIX));
    } catch (IOException e) {
      throw new RasterException("the server has no space for temporary files", e);
    }
    try (CloseStack held = new CloseStack()) {
      held.add(raster::close);
      raster.write(reader, cancelled);
      held.handOn();
    }
    return raster;
  }

  private void write(final RasterReader reader, final BooleanSupplier cancelled) {
    final GridGeometry grid = reader.description().geometry();
    final WriteOptions options = new WriteOptions(false, WriteOptions.Compression.NONE, EDGE, true);
    try (RasterWriter writer = RasterFormats.create(path(), reader.description(), options)) {
      for (int row = 0; row < grid.height(); row += EDGE) {
        for (int column = 0; column < grid.width(); column += EDGE) {
          if (cancelled.getAsBoolean()) {
            throw new CancelledException();
          }
          copy(
              reader,
              writer,
              new Window(
                  column,
                  row,
                  Math.min(EDGE, grid.width() - column),
                  Math.min(EDGE, grid.height() - row)));
        }
      }
      writer.commit();
    }
  }

  private static void copy(
      final RasterReader reader, final RasterWriter writer, final Window window) {
    final int bands = reader.description().bands().size();
    final double[][] plane = new double[1][(int) window.cells()];
    final float[] values = new float[plane[0].length];
    for (int band = 0; band < bands; band++) {
      reader.read(new int[] {band}, window, plane);
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) plane[0][i];
      }
      writer.write(band, window, values);
    }
  }

  /** The directory, for more files, which others have to remove. */
  Path directory() {
    return directory;
  }

  /** The file. */
  Path path() {
    return directory.resolve(NAME + ".tif");
  }

  /** A text that speaks of the file, without telling where the server keeps such. */
  String unnamed(final String text) {
    return text.replace(path().toString(), NAME);
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(path());
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      throw new RasterException("temporary files could not be removed", e);
    }
  }
}
