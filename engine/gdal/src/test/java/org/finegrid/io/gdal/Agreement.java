package org.finegrid.io.gdal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.Dimension;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterReader;
import org.finegrid.io.ReadOptions;

/** Reads a file twice, by Finegrid's own code and by GDAL. */
final class Agreement {

  private Agreement() {}

  static RasterReader open(final Path file, final String reader, final Optional<String> variable) {
    return RasterFormats.open(file, new ReadOptions(variable, Optional.of(reader), false));
  }

  /** Fails unless both readers tell the same of a raster, to the last bit of every value. */
  static void check(final Path file, final Optional<String> variable) {
    try (RasterReader own = open(file, "java", variable);
        RasterReader other = open(file, "gdal", variable)) {
      check(own, other);
    }
  }

  static void check(final RasterReader one, final RasterReader two) {
    final RasterDescription own = one.description();
    final RasterDescription other = two.description();
    assertEquals(own.geometry().x().nominal(), other.geometry().x().nominal(), "columns");
    assertEquals(own.geometry().y().nominal(), other.geometry().y().nominal(), "rows");
    assertEquals(
        own.geometry().reference().kind(), other.geometry().reference().kind(), "reference");
    assertEquals(own.noData(), other.noData(), "NoData");
    assertEquals(own.storedType(), other.storedType(), "type");
    assertEquals(names(own), names(other), "names of bands");
    assertEquals(units(own), units(other), "units");
    assertEquals(times(own), times(other), "times");
    for (int i = 0; i < own.dimensions().size(); i++) {
      assertArrayEquals(
          own.dimensions().get(i).values(), other.dimensions().get(i).values(), "steps");
    }
    final Window all = own.geometry().window();
    for (int band = 0; band < own.bands().size(); band++) {
      final long[] expected = bits(one, band, all);
      final long[] found = bits(two, band, all);
      assertArrayEquals(expected, found, own.bands().get(band).name());
    }
  }

  private static List<String> names(final RasterDescription raster) {
    return raster.bands().stream().map(BandDescription::name).toList();
  }

  private static List<String> units(final RasterDescription raster) {
    return raster.bands().stream().map(BandDescription::unit).toList();
  }

  private static List<List<String>> times(final RasterDescription raster) {
    return raster.dimensions().stream().map(Dimension::times).toList();
  }

  /** Every value's bits; those of all NaN are alike. */
  static long[] bits(final RasterReader reader, final int band, final Window window) {
    final double[][] plane = new double[1][Math.toIntExact(window.cells())];
    reader.read(new int[] {band}, window, plane);
    final long[] bits = new long[plane[0].length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Double.doubleToLongBits(plane[0][i]);
    }
    return bits;
  }
}
