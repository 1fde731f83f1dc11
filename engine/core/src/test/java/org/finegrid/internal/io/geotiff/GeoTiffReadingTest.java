package org.finegrid.internal.io.geotiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.finegrid.grid.CoordinateReference.Kind;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.RegularAxis;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterReader;
import org.finegrid.io.ReadOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeoTiffReadingTest {
  @TempDir Path directory;

  private static Path fixture(final String name) throws URISyntaxException {
    return Path.of(GeoTiffReadingTest.class.getResource(name).toURI());
  }

  @ParameterizedTest
  @CsvSource({
    "int16-lzw2-tiles-pixel.tif, int16, 'tiles 16 x 16, lzw with predictor 2'",
    "float32-deflate2-strips-band-big-endian-bigtiff.tif, float32, 'strips of 7 rows, deflate with predictor 2'",
    "float64-lzw3-strips-pixel.tif, float64, 'strips of 30 rows, lzw with predictor 3'",
    "int8-packbits-strips.tif, int8, 'strips of 30 rows, packbits'",
    "int32-deflate2-tiles-big-endian.tif, int32, 'tiles 32 x 16, deflate with predictor 2'",
    "overviews.tif, int16, 'strips of 30 rows, lzw'"
  })
  void filesOfGdalReadAsGdalWroteThem(final String name, final String type, final String layout)
      throws URISyntaxException {
    try (RasterReader reader = RasterFormats.open(fixture(name), ReadOptions.defaults())) {
      final RasterDescription description = reader.description();
      assertEquals(type, description.storedType());
      assertEquals(layout, description.layout());
      for (int band = 0; band < description.bands().size(); band++) {
        final double[] values = Rasters.read(reader, band, new Window(0, 0, 40, 30));
        for (int i = 0; i < values.length; i++) {
          assertEquals(TinyTiff.value(band, i % 40, i / 40), values[i]);
        }
      }
    }
  }

  @Test
  void packedValuesBecomePhysicalOnesWithTheirNamesUnitsAndPlace() throws URISyntaxException {
    final Path file = fixture("packed-utm.tif");
    final RasterDescription description = Rasters.describe(file);
    assertEquals("EPSG:32632", description.geometry().reference().name());
    assertEquals(Kind.PROJECTED, description.geometry().reference().kind());
    assertEquals(new RegularAxis(500000, 25, 40), description.geometry().x());
    assertEquals(new RegularAxis(5100000, -25, 30), description.geometry().y());
    assertEquals("t2m <&> \"x\"", description.bands().get(0).name());
    assertEquals("K", description.bands().get(0).unit());
    assertEquals("a & b", description.globalAttributes().get("title"));
    assertEquals(OptionalDouble.of(-20), description.noData());
    final double[] values = Rasters.readAll(file, 0);
    for (int i = 0; i < values.length; i++) {
      final double stored = TinyTiff.value(0, i % 40, i / 40);
      assertEquals(stored == -20 ? Double.NaN : stored * 0.01 + 273.15, values[i]);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "-20, 32, 3, true",
    "-2e1, 32, 3, true",
    " -20.0 , 64, 3, true",
    "-20, 16, 2, true",
    "-20.5, 16, 2, false",
    "nan, 32, 3, false",
    "-1e+37, 32, 3, false",
    "nonsense, 32, 3, false"
  })
  void noDataIsComparedInTheStoredType(
      final String text, final int bits, final int format, final boolean matches)
      throws IOException {
    final TinyTiff tiff = new TinyTiff().text(TiffTag.GDAL_NO_DATA, text);
    tiff.bits = bits;
    tiff.format = format;
    final double[] values = Rasters.readAll(tiff.write(directory.resolve("a.tif")), 0);
    assertEquals(matches, Double.isNaN(values[0]));
    assertEquals(-13, values[1]);
  }

  @Test
  void aNoDataValueThatNoFloatHoldsMatchesTheNearestFloat() {
    assertEquals(OptionalDouble.of((float) -1e37), NoData.parse("-1e+37", SampleType.FLOAT32));
    assertEquals(
        OptionalDouble.of(-Float.MAX_VALUE),
        NoData.parse("-3.4028234663852886e+38", SampleType.FLOAT32));
  }

  @Test
  void pointsAreTheMiddlesOfTheirCells() throws IOException {
    final Path file =
        new TinyTiff()
            .doubles(TiffTag.MODEL_PIXEL_SCALE, 2, 4, 0)
            .doubles(TiffTag.MODEL_TIEPOINT, 0, 0, 0, 100, 50, 0)
            .shorts(TiffTag.GEO_KEY_DIRECTORY, 1, 1, 0, 2, 1024, 0, 1, 2, 1025, 0, 1, 2)
            .write(directory.resolve("a.tif"));
    final RasterDescription description = Rasters.describe(file);
    assertEquals(new RegularAxis(99, 2, 40), description.geometry().x());
    assertEquals(new RegularAxis(52, -4, 30), description.geometry().y());
    assertEquals(Kind.GEOGRAPHIC, description.geometry().reference().kind());
  }

  @Test
  void rowsThatGoNorthStayAsTheyAre() throws IOException {
    final Path file =
        new TinyTiff()
            .doubles(
                TiffTag.MODEL_TRANSFORMATION, 0.1, 0, 0, 5, 0, 0.2, 0, -7, 0, 0, 0, 0, 0, 0, 0, 1)
            .write(directory.resolve("a.tif"));
    assertEquals(new RegularAxis(-7, 0.2, 30), Rasters.describe(file).geometry().y());
  }

  @Test
  void aFileWithoutPlaceCountsItsCells() throws IOException {
    final RasterDescription description =
        Rasters.describe(new TinyTiff().write(directory.resolve("a.tif")));
    assertEquals(new RegularAxis(0, 1, 40), description.geometry().x());
    assertEquals(new RegularAxis(0, 1, 30), description.geometry().y());
    assertEquals(Kind.UNKNOWN, description.geometry().reference().kind());
  }

  @Test
  void aRotatedGridIsRefusedWithTheCommandThatHelps() throws IOException {
    final Path file =
        new TinyTiff()
            .doubles(
                TiffTag.MODEL_TRANSFORMATION,
                0.1,
                0.01,
                0,
                5,
                0.01,
                -0.1,
                0,
                7,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                1)
            .write(directory.resolve("a.tif"));
    assertRefused(file, "gdalwarp");
  }

  @ParameterizedTest
  @CsvSource({
    "259, 7, JPEG",
    "259, 50001, WebP",
    "258, 1, 1 bits",
    "339, 6, complex",
    "262, 3, colour table",
    "317, 9, predictor",
    "256, 0, width"
  })
  void whatIsNotReadIsRefusedByName(final int tag, final int value, final String word)
      throws IOException {
    assertRefused(new TinyTiff().shorts(tag, value).write(directory.resolve("a.tif")), word);
  }

  private static void assertRefused(final Path file, final String word) {
    final RasterException refusal =
        assertThrows(RasterException.class, () -> Rasters.readAll(file, 0));
    assertTrue(refusal.getMessage().startsWith(file.toString()), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(word), refusal.getMessage());
  }

  @Test
  void aVariableOfAGeoTiffIsRefused() throws IOException {
    final Path file = new TinyTiff().write(directory.resolve("a.tif"));
    final RasterException refusal =
        assertThrows(
            RasterException.class,
            () -> new GeoTiffFormat().open(file, ReadOptions.variable("tas")));
    assertTrue(refusal.getMessage().contains("'tas'"), refusal.getMessage());
  }

  @Test
  void blocksThatWereNeverWrittenHoldNoData() throws IOException {
    final TinyTiff tiff = new TinyTiff().text(TiffTag.GDAL_NO_DATA, "-9999");
    tiff.blockHeight = 15;
    final byte[] bytes = tiff.bytes();
    final byte[] sparse = patchSecondBlock(bytes);
    final Path file = java.nio.file.Files.write(directory.resolve("a.tif"), sparse);
    final double[] values = Rasters.readAll(file, 0);
    assertEquals(TinyTiff.value(0, 39, 14), values[15 * 40 - 1]);
    assertTrue(Double.isNaN(values[15 * 40]));
  }

  /** Sets offset and size of the second of two strips to zero. */
  private static byte[] patchSecondBlock(final byte[] bytes) {
    final java.nio.ByteBuffer view =
        java.nio.ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    final int directory = view.getInt(4);
    for (int i = 0; i < view.getShort(directory); i++) {
      final int entry = directory + 2 + i * 12;
      final int tag = Short.toUnsignedInt(view.getShort(entry));
      if (tag == 273 || tag == 279) {
        view.putInt(view.getInt(entry + 8) + 4, 0);
      }
    }
    return bytes;
  }

  @Test
  void bandsMayBeReadInAnyOrder() throws IOException {
    final TinyTiff tiff = new TinyTiff();
    tiff.bands = 5;
    final Path file = tiff.write(directory.resolve("a.tif"));
    try (RasterReader reader = Rasters.open(file)) {
      final double[][] planes = new double[3][6];
      reader.read(new int[] {4, 0, 2}, new Window(10, 20, 3, 2), planes);
      assertArrayEquals(Rasters.read(reader, 4, new Window(10, 20, 3, 2)), planes[0]);
      assertEquals(TinyTiff.value(0, 12, 21), planes[1][5]);
      assertEquals(TinyTiff.value(2, 10, 20), planes[2][0]);
    }
  }

  @Test
  void unsignedIntegersOf64BitsAreRoundedOnce() {
    // Just above the middle between two doubles, which only the lowest bit tells.
    final long stored = 0x8000000000000401L;
    final byte[] raw =
        java.nio.ByteBuffer.allocate(8)
            .order(java.nio.ByteOrder.BIG_ENDIAN)
            .putLong(stored)
            .array();
    final double[] value = new double[1];
    SampleType.UINT64.widen(raw, 0, 8, 1, java.nio.ByteOrder.BIG_ENDIAN, value, 0);
    assertEquals(new java.math.BigInteger(1, raw).doubleValue(), value[0]);
  }
}
