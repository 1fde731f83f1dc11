package org.finegrid.internal.io.geotiff;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RegularAxis;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterReader;
import org.finegrid.io.RasterWriter;
import org.finegrid.io.ReadOptions;
import org.finegrid.io.WriteOptions;

/** Small rasters for tests. */
final class Rasters {

  private Rasters() {}

  static RasterDescription description(final int width, final int height, final int bands) {
    return description(
        new GridGeometry(
            new RegularAxis(10.1, 0.3, width),
            new RegularAxis(50.7, -0.3, height),
            CoordinateReference.unknown()),
        bands);
  }

  static RasterDescription description(final GridGeometry geometry, final int bands) {
    final List<BandDescription> all = new ArrayList<>();
    for (int i = 0; i < bands; i++) {
      all.add(new BandDescription("band " + i, "K", "", new int[0], Map.of()));
    }
    return new RasterDescription(
        geometry, all, List.of(), "", Map.of(), Map.of(), "float32", OptionalDouble.empty(), "");
  }

  /** Values that differ from cell to cell. */
  static float[] values(final Window window, final int band) {
    final float[] out = new float[(int) window.cells()];
    for (int y = 0; y < window.height(); y++) {
      for (int x = 0; x < window.width(); x++) {
        out[y * window.width() + x] =
            (float) Math.sin((window.column() + x) * 0.1 + (window.row() + y) * 1.7 + band) * 300;
      }
    }
    return out;
  }

  static WriteOptions options(final WriteOptions.Compression compression, final boolean noData) {
    return new WriteOptions(false, compression, 16, noData);
  }

  /** Writes every band whole. */
  static void write(
      final Path file, final RasterDescription description, final WriteOptions options) {
    try (RasterWriter writer = new GeoTiffFormat().create(file, description, options)) {
      final Window all = description.geometry().window();
      for (int band = 0; band < description.bands().size(); band++) {
        writer.write(band, all, values(all, band));
      }
      writer.commit();
    }
  }

  static void write(
      final Path file,
      final RasterDescription description,
      final WriteOptions options,
      final float[] values) {
    try (RasterWriter writer = new GeoTiffFormat().create(file, description, options)) {
      writer.write(0, description.geometry().window(), values);
      writer.commit();
    }
  }

  static RasterReader open(final Path file) {
    return new GeoTiffFormat().open(file, ReadOptions.defaults());
  }

  static double[] read(final RasterReader reader, final int band, final Window window) {
    final double[][] planes = new double[1][(int) window.cells()];
    reader.read(new int[] {band}, window, planes);
    return planes[0];
  }

  static double[] readAll(final Path file, final int band) {
    try (RasterReader reader = open(file)) {
      return read(reader, band, reader.description().geometry().window());
    }
  }

  static RasterDescription describe(final Path file) {
    try (RasterReader reader = open(file)) {
      return reader.description();
    }
  }
}
