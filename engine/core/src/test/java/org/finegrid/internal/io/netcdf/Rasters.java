package org.finegrid.internal.io.netcdf;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.finegrid.grid.Message;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterReader;
import org.finegrid.io.RasterWriter;
import org.finegrid.io.ReadOptions;
import org.finegrid.io.WriteOptions;

/** Shortcuts through the format's own door. */
final class Rasters {
  private Rasters() {}

  static RasterReader open(final Path path) {
    return new NetcdfFormat().open(path, ReadOptions.defaults());
  }

  static RasterReader open(final Path path, final String variable) {
    return new NetcdfFormat().open(path, ReadOptions.variable(variable));
  }

  static RasterDescription describe(final Path path) {
    try (RasterReader reader = open(path)) {
      return reader.description();
    }
  }

  static RasterDescription describe(final Path path, final String variable) {
    try (RasterReader reader = open(path, variable)) {
      return reader.description();
    }
  }

  /** What the reader tells a user of the file. */
  static List<String> notes(final Path path) {
    try (RasterReader reader = open(path)) {
      return reader.notes().stream().map(Message::toString).toList();
    }
  }

  /** All cells of one band. */
  static double[] band(final Path path, final int band) {
    try (RasterReader reader = open(path)) {
      return read(reader, reader.description().geometry().window(), band)[0];
    }
  }

  static double[][] read(final RasterReader reader, final Window window, final int... bands) {
    final double[][] planes = new double[bands.length][(int) window.cells()];
    reader.read(bands, window, planes);
    return planes;
  }

  static RasterWriter create(final Path path, final RasterDescription description) {
    return new NetcdfFormat().create(path, description, WriteOptions.defaults());
  }

  /** Writes bands whole; a number for each cell that tells band and cell. */
  static void write(final Path path, final RasterDescription description) {
    final Window window = description.geometry().window();
    try (RasterWriter writer = create(path, description)) {
      for (int band = 0; band < description.bands().size(); band++) {
        writer.write(band, window, numbered(band, (int) window.cells()));
      }
      writer.commit();
    }
  }

  static float[] numbered(final int band, final int cells) {
    final float[] values = new float[cells];
    for (int i = 0; i < cells; i++) {
      values[i] = band * 1000 + i;
    }
    return values;
  }

  static int[] all(final RasterDescription description) {
    return IntStream.range(0, description.bands().size()).toArray();
  }
}
