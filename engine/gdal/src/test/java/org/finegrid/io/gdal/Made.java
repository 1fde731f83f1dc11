package org.finegrid.io.gdal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gdal.gdal.Band;
import org.gdal.gdal.Dataset;
import org.gdal.gdal.gdal;
import org.gdal.gdalconst.gdalconst;
import org.gdal.osr.SpatialReference;

/** Rasters that GDAL itself makes, for tests. */
final class Made {
  static final int WIDTH = 37;
  static final int HEIGHT = 23;

  private Made() {}

  /** A dataset in memory of 37 x 23 cells in UTM zone 32. */
  static Dataset inMemory(final int bands, final int type) {
    final Dataset dataset = gdal.GetDriverByName("MEM").Create("", WIDTH, HEIGHT, bands, type);
    dataset.SetGeoTransform(new double[] {399999.7, 90.3, 0, 5200001.1, 0, -90.3});
    place(dataset, 32632);
    return dataset;
  }

  static void place(final Dataset dataset, final int epsg) {
    final SpatialReference reference = new SpatialReference();
    reference.ImportFromEPSG(epsg);
    dataset.SetSpatialRef(reference);
    reference.delete();
  }

  /** Cells as bytes, written as numbers of their type, so that all bits of all types occur. */
  static void fill(final Band band, final int bytesPerCell, final long seed) {
    final byte[] bytes = new byte[WIDTH * HEIGHT * bytesPerCell];
    new Random(seed).nextBytes(bytes);
    band.WriteRaster(0, 0, WIDTH, HEIGHT, band.getDataType(), bytes);
  }

  static void fill(final Band band, final double[] values) {
    band.WriteRaster(0, 0, WIDTH, HEIGHT, gdalconst.GDT_Float64, values);
  }

  /** A smooth field about a mean. */
  static double[] field(final double mean) {
    final double[] values = new double[WIDTH * HEIGHT];
    for (int i = 0; i < values.length; i++) {
      values[i] = mean + 10 * Math.sin(i % WIDTH * 0.3) * Math.cos(i / WIDTH * 0.2);
    }
    return values;
  }

  /** Writes a dataset as a file and closes both. */
  static void save(
      final Dataset dataset, final String driver, final Path file, final String... options) {
    try {
      GdalCalls.call(
              file,
              "cannot be made",
              () ->
                  gdal.GetDriverByName(driver)
                      .CreateCopy(file.toString(), dataset, 0, GdalCalls.vector(List.of(options))))
          .delete();
    } finally {
      dataset.delete();
    }
  }

  static void items(final Band band, final Map<String, String> items) {
    items.forEach(band::SetMetadataItem);
  }
}
