package org.finegrid.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RasterDescription;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterReader;
import org.finegrid.io.RasterWriter;
import org.finegrid.io.ReadOptions;
import org.finegrid.io.WriteOptions;

/** Small truths in files. */
final class TruthFile {

  private TruthFile() {}

  /** Writes bands of one unit. */
  static Path write(
      final Path file, final GridGeometry grid, final String unit, final float[]... planes) {
    final List<BandDescription> bands = new ArrayList<>();
    for (int b = 0; b < planes.length; b++) {
      bands.add(new BandDescription("band " + (b + 1), unit, "", new int[0], Map.of()));
    }
    return write(file, grid, bands, planes);
  }

  /** Writes bands as described. */
  static Path write(
      final Path file,
      final GridGeometry grid,
      final List<BandDescription> bands,
      final float[]... planes) {
    final RasterDescription description =
        new RasterDescription(
            grid,
            bands,
            List.of(),
            "",
            Map.of(),
            Map.of("title", "A truth"),
            "float32",
            OptionalDouble.empty(),
            "");
    try (RasterWriter writer = RasterFormats.create(file, description, WriteOptions.defaults())) {
      for (int b = 0; b < planes.length; b++) {
        writer.write(b, grid.window(), planes[b]);
      }
      writer.commit();
    }
    return file;
  }

  /** A field of hills, {@code offset} high and {@code scale} rough. */
  static float[] hills(final int width, final int height, final double offset, final double scale) {
    final float[] field = new float[width * height];
    for (int i = 0; i < field.length; i++) {
      final int x = i % width;
      final int y = i / width;
      field[i] =
          (float)
              (offset
                  + scale
                      * (Math.sin(0.21 * x) * Math.cos(0.17 * y)
                          + 0.4 * Math.sin(0.9 * x + 0.7 * y)));
    }
    return field;
  }

  /** All values of a band. */
  static double[] read(final Path file, final int band) {
    try (RasterReader reader = RasterFormats.open(file, ReadOptions.defaults())) {
      final double[][] plane =
          new double[1][(int) reader.description().geometry().window().cells()];
      reader.read(new int[] {band}, reader.description().geometry().window(), plane);
      return plane[0];
    }
  }

  /** A raster's metadata. */
  static RasterDescription describe(final Path file) {
    try (RasterReader reader = RasterFormats.open(file, ReadOptions.defaults())) {
      return reader.description();
    }
  }
}
