package org.finegrid.io.gdal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gdal.gdal.Band;
import org.gdal.gdal.Dataset;
import org.gdal.gdal.gdal;
import org.gdal.gdalconst.gdalconst;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Finegrid's own readers and GDAL both read, they read alike. */
class ReadersAgreeTest {
  private static final Path SAMPLES = Path.of("../../samples").toAbsolutePath().normalize();

  @TempDir Path directory;

  @BeforeAll
  static void gdalIsThere() {
    Bindings.assumeInstalled();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "island/elevation.tif",
        "island/elevation-fine.tif",
        "island/temperature.tif",
        "island/temperature.nc",
        "island/precipitation.nc",
        "island/precipitation-fine-truth.nc",
        "topography/global-1deg.nc",
        "topography/asia-half-degree.nc"
      })
  void onSamples(final String sample) {
    Agreement.check(SAMPLES.resolve(sample), Optional.empty());
  }

  static Stream<Arguments> geoTiffs() {
    final List<Map.Entry<String, Integer>> types =
        List.of(
            Map.entry("uint8", gdalconst.GDT_Byte),
            Map.entry("int8", gdalconst.GDT_Byte),
            Map.entry("uint16", gdalconst.GDT_UInt16),
            Map.entry("int16", gdalconst.GDT_Int16),
            Map.entry("uint32", gdalconst.GDT_UInt32),
            Map.entry("int32", gdalconst.GDT_Int32),
            Map.entry("uint64", gdalconst.GDT_UInt64),
            Map.entry("int64", gdalconst.GDT_Int64),
            Map.entry("float32", gdalconst.GDT_Float32),
            Map.entry("float64", gdalconst.GDT_Float64));
    return types.stream()
        .flatMap(
            type ->
                Stream.of(
                        List.of("COMPRESS=NONE"),
                        List.of("TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=32", "COMPRESS=DEFLATE"),
                        List.of("INTERLEAVE=BAND", "COMPRESS=LZW", "PREDICTOR=2"),
                        List.of("ENDIANNESS=BIG", "BIGTIFF=YES", "COMPRESS=PACKBITS"))
                    // GDAL has no horizontal differences of 64-bit floats.
                    .filter(
                        layout ->
                            !layout.contains("PREDICTOR=2") || !type.getKey().equals("float64"))
                    .map(layout -> Arguments.of(type.getKey(), type.getValue(), layout)));
  }

  @ParameterizedTest
  @MethodSource("geoTiffs")
  void onGeoTiffsOfEveryType(final String name, final int type, final List<String> layout) {
    final Dataset made = Made.inMemory(3, type);
    for (int i = 1; i <= 3; i++) {
      final Band band = made.GetRasterBand(i);
      Made.fill(band, gdal.GetDataTypeSize(type) / 8, i);
      band.SetDescription("band " + i);
      band.SetUnitType("K");
      if (i == 2) {
        band.SetScale(0.013);
        band.SetOffset(-7.1);
      }
    }
    final Path file = directory.resolve("made.tif");
    final Stream<String> sign =
        name.equals("int8") ? Stream.of("PIXELTYPE=SIGNEDBYTE") : Stream.empty();
    Made.save(made, "GTiff", file, Stream.concat(layout.stream(), sign).toArray(String[]::new));
    Agreement.check(file, Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-9999, 0, 1e20, -3.4028234663852886e38, Double.NaN})
  void onNoData(final double noData) {
    final Dataset made = Made.inMemory(1, gdalconst.GDT_Float32);
    final double[] values = Made.field(3);
    for (int i = 0; i < values.length; i += 5) {
      values[i] = noData;
    }
    made.GetRasterBand(1).SetNoDataValue(noData);
    Made.fill(made.GetRasterBand(1), values);
    final Path file = directory.resolve("made.tif");
    Made.save(made, "GTiff", file);
    Agreement.check(file, Optional.empty());
  }

  @Test
  void onCellsThatAreSaidToBePoints() {
    final Dataset made = Made.inMemory(1, gdalconst.GDT_Float32);
    made.SetMetadataItem("AREA_OR_POINT", "Point");
    Made.fill(made.GetRasterBand(1), Made.field(3));
    final Path file = directory.resolve("made.tif");
    Made.save(made, "GTiff", file);
    Agreement.check(file, Optional.empty());
  }

  static Stream<Arguments> netcdfs() {
    return Stream.of("NC", "NC2", "NC4", "NC4C")
        .flatMap(
            format ->
                Stream.of(
                        gdalconst.GDT_Byte,
                        gdalconst.GDT_Int16,
                        gdalconst.GDT_Int32,
                        gdalconst.GDT_Float32,
                        gdalconst.GDT_Float64)
                    .map(type -> Arguments.of(format, type)));
  }

  @ParameterizedTest
  @MethodSource("netcdfs")
  void onNetcdfOfEveryType(final String format, final int type) {
    netcdf(format, type);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 12, 13})
  void onUnsignedAndLongIntegersOfNetcdf4(final int type) {
    netcdf("NC4", type);
  }

  private void netcdf(final String format, final int type) {
    final Dataset made = Made.inMemory(1, type);
    final Band band = made.GetRasterBand(1);
    Made.fill(band, gdal.GetDataTypeSize(type) / 8, 7);
    // Not what the library fills unwritten cells with, which either reader may know of or not.
    band.SetNoDataValue(100);
    band.SetUnitType("mm");
    final Path file = directory.resolve("made.nc");
    Made.save(made, "netCDF", file, "FORMAT=" + format);
    Agreement.check(file, Optional.empty());
  }
}
