package org.finegrid.io.gdal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.finegrid.grid.Axis;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.Dimension;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RegularAxis;
import org.finegrid.grid.SourceCoordinates;
import org.finegrid.grid.SourceCoordinates.Label;
import org.finegrid.grid.Window;
import org.finegrid.internal.io.cf.CfTime;
import org.finegrid.internal.io.crs.CrsConverter;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterWriter;
import org.finegrid.io.WriteOptions;

/** Rasters as the pipeline writes them, with time and attributes. */
final class Fine {
  static final String UNITS = "hours since 1995-07-14 00:00:00";

  private Fine() {}

  static Axis rows(final int height) {
    return new RegularAxis(60.05, -0.1, height);
  }

  /** Steps of a variable over ground in degrees. */
  static RasterDescription description(final int width, final Axis rows, final int steps) {
    final double[] hours = IntStream.range(0, steps).mapToDouble(i -> 6.0 * i).toArray();
    final Dimension time =
        new Dimension(
            "time",
            hours,
            Optional.of(
                IntStream.range(0, steps)
                    .mapToObj(i -> new double[] {6.0 * i - 3, 6.0 * i + 3})
                    .toArray(double[][]::new)),
            attributes("standard_name", "time", "units", UNITS, "calendar", "standard"),
            CfTime.texts(hours, UNITS, "standard"));
    final List<BandDescription> bands =
        IntStream.range(0, steps)
            .mapToObj(
                i ->
                    new BandDescription(
                        "t2m time=" + time.times().get(i),
                        "K",
                        "air_temperature",
                        new int[] {i},
                        Map.of()))
            .toList();
    return new RasterDescription(
        new GridGeometry(new RegularAxis(-10.3, 0.1, width), rows, CrsConverter.parse("EPSG:4326")),
        bands,
        List.of(time),
        "t2m",
        attributes(
            "standard_name", "air_temperature", "long_name", "2 m temperature", "units", "K"),
        attributes("title", "made for a test", "finegrid_model", "bicubic"),
        "float32",
        OptionalDouble.empty(),
        "",
        Optional.of(
            new SourceCoordinates(
                new Label("lon", attributes("standard_name", "longitude", "units", "degrees_east")),
                new Label("lat", attributes("standard_name", "latitude", "units", "degrees_north")),
                false,
                List.of())));
  }

  private static Map<String, Object> attributes(final String... pairs) {
    final Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }

  static WriteOptions options(final String format, final boolean overwrite, final String... co) {
    final Map<String, String> creation = new LinkedHashMap<>();
    for (final String each : co) {
      creation.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
    }
    return new WriteOptions(
        overwrite,
        WriteOptions.Compression.DEFLATE,
        64,
        true,
        new WriteOptions.Target(Optional.of(format), creation));
  }

  /** Values that differ from cell to cell and band to band, with a blot of NoData. */
  static float[] values(final Window window, final int band) {
    final float[] values = new float[(int) window.cells()];
    for (int y = 0; y < window.height(); y++) {
      for (int x = 0; x < window.width(); x++) {
        final int column = window.column() + x;
        final int row = window.row() + y;
        values[y * window.width() + x] =
            column < 20 && row < 10
                ? Float.NaN
                : (float) (280 + band + Math.sin(column * 0.1) * Math.cos(row * 0.07));
      }
    }
    return values;
  }

  /** Writes every band, a block at a time. */
  static void fill(final RasterWriter writer, final RasterDescription raster) {
    final int block = Math.max(64, writer.blockSize());
    final Window all = raster.geometry().window();
    for (int band = 0; band < raster.bands().size(); band++) {
      for (int y = 0; y < all.height(); y += block) {
        for (int x = 0; x < all.width(); x += block) {
          final Window window =
              new Window(x, y, Math.min(block, all.width() - x), Math.min(block, all.height() - y));
          writer.write(band, window, values(window, band));
        }
      }
    }
  }

  static void write(final Path file, final RasterDescription raster, final WriteOptions options) {
    try (RasterWriter writer = RasterFormats.create(file, raster, options)) {
      fill(writer, raster);
      writer.commit();
    }
  }
}
