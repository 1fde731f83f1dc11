package org.finegrid.cli.endtoend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.finegrid.cli.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rasters that change their format on the way, by us and by GDAL, as GDAL reads them. */
@Tag("slow")
class FromFormatToFormatTest {
  @TempDir private Path directory;

  @BeforeAll
  static void gdal() throws InterruptedException {
    Gdal.assumePresent();
  }

  @ParameterizedTest
  @CsvSource({
    "island/temperature.nc, tif, nc",
    "island/precipitation.nc, tif, nc",
    "island/precipitation-fine-truth.nc, tif, nc",
    "topography/asia-half-degree.nc, tif, nc",
    "topography/global-1deg.nc, tif, nc",
    "island/elevation.tif, nc, tif",
    "island/elevation-fine.tif, nc, tif",
    "island/temperature.tif, nc, tif",
  })
  void thereAndBackAgainNothingIsLost(final String sample, final String there, final String back)
      throws Exception {
    final Path first = finer(Samples.file(sample), "first." + there);
    final Path second = finer(first, "second." + back);
    final GdalRaster before = Gdal.info(Samples.file(sample));
    final GdalRaster after = Gdal.info(second);
    assertEquals(before.reference(), after.reference());
    final double[] ground = before.geoTransform();
    ground[1] /= 4;
    ground[5] /= 4;
    assertArrayEquals(ground, after.geoTransform(), 1e-12 * 5e6);
    assertEquals(before.ofBands("unit"), after.ofBands("unit"));
    assertEquals(told(before), told(after));
    for (final String item : List.of("NETCDF_VARNAME", "NETCDF_DIM_time")) {
      assertEquals(before.itemsOfBands(item), after.itemsOfBands(item));
    }
  }

  /** Items of the file, without those of the grid and those that this run adds or has to drop. */
  private static Map<String, String> told(final GdalRaster raster) {
    return raster.items().entrySet().stream()
        .filter(item -> !item.getKey().matches("(lat|lon|x|y|crs)#.*|AREA_OR_POINT|TIFFTAG_.*"))
        .filter(item -> !item.getKey().matches(".*#(_FillValue|grid_mapping|bounds|history)"))
        .filter(
            item -> !item.getKey().matches("NC_GLOBAL#(finegrid_.*|node_offset|Conventions|CD.)"))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"island/temperature.nc", "island/precipitation.nc", "topography/global-1deg.nc"})
  void whatGdalMadeOfNetcdfBecomesNetcdfAgain(final String sample) throws Exception {
    final Path tiff = directory.resolve("gdal.tif");
    Gdal.translate(Samples.file(sample), tiff);
    final GdalRaster before = Gdal.info(Samples.file(sample));
    final GdalRaster after = Gdal.info(finer(tiff, "again.nc"));
    assertEquals(before.reference(), after.reference());
    assertEquals(told(before), told(after));
    assertEquals(before.itemsOfBands("NETCDF_DIM_time"), after.itemsOfBands("NETCDF_DIM_time"));
    for (final String axis : List.of("lat", "lon")) {
      for (final String attribute : List.of("units", "standard_name", "axis", "long_name")) {
        final String key = axis + "#" + attribute;
        assertEquals(before.items().get(key), after.items().get(key), key);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"island/temperature.nc", "topography/global-1deg.nc"})
  void noItemSpeaksOfWhatIsNotInTheFile(final String sample) throws Exception {
    final Path tiff = directory.resolve("gdal.tif");
    Gdal.translate(Samples.file(sample), tiff);
    final GdalRaster raster = Gdal.info(finer(tiff, "again.nc"));
    final Set<String> owners = new TreeSet<>();
    for (final String key : raster.items().keySet()) {
      if (key.startsWith("NC_GLOBAL#")) {
        assertTrue(!key.matches("NC_GLOBAL#(NETCDF|NC_GLOBAL|time_|lat_|lon_|crs_).*"), key);
      } else if (key.contains("#")) {
        owners.add(key.substring(0, key.indexOf('#')));
      }
    }
    final String variable = raster.itemsOfBands("NETCDF_VARNAME").get(0);
    final boolean steps = raster.bands() > 1;
    final boolean referenced = !raster.reference().isEmpty();
    final Set<String> expected = new TreeSet<>(Set.of("lat", "lon", variable));
    if (steps) {
      expected.add("time");
    }
    if (referenced) {
      expected.add("crs");
    }
    assertEquals(expected, owners);
    assertEquals(referenced ? "crs" : null, raster.items().get(variable + "#grid_mapping"));
    assertEquals(null, raster.items().get(variable + "#NETCDF_VARNAME"));
  }

  @Test
  void stepsOfAGeotiffCanBeChosenByTime() throws Exception {
    final Path tiff = directory.resolve("gdal.tif");
    Gdal.translate(Samples.file("island/temperature.nc"), tiff);
    final Path summer = finer(tiff, "summer.nc", "--time", "2001-06/2001-08");
    assertEquals(
        List.of("166", "196.5", "227.5"), Gdal.info(summer).itemsOfBands("NETCDF_DIM_time"));
  }

  @Test
  void bandsThatGdalTookOutKeepTheirTimes() throws Exception {
    final Path tiff = directory.resolve("gdal.tif");
    Gdal.translate(Samples.file("island/temperature.nc"), tiff, "-b", "7", "-b", "8");
    final GdalRaster raster = Gdal.info(finer(tiff, "two.nc", "--time", "2001-07/2001-08"));
    assertEquals(List.of("196.5", "227.5"), raster.itemsOfBands("NETCDF_DIM_time"));
    assertEquals("days since 2001-01-01 00:00:00", raster.items().get("time#units"));
  }

  @Test
  void aRasterWithoutADatumStillHasAreasAfterATripThroughGeotiff() throws Exception {
    final Path tiff = finer(Samples.file("topography/global-1deg.nc"), "first.tif");
    final Path fine = finer(tiff, "second.nc");
    final GdalRaster coarse = Gdal.info(tiff);
    final GdalRaster raster = Gdal.info(fine);
    assertTrue(raster.geographic());
    CoarseCells.of(coarse, Gdal.values(tiff, 1, directory), 0)
        .assertKeptBy(Gdal.values(fine, 1, directory)[0], raster.noData(0), 2);
  }

  @Test
  void infoShowsTheTimesOfWhatGdalMade() throws Exception {
    final Path tiff = directory.resolve("gdal.tif");
    Gdal.translate(Samples.file("island/temperature.nc"), tiff);
    final Outcome outcome = Outcome.real("info", tiff.toString());
    assertEquals(0, outcome.code(), outcome.err());
    final String info = outcome.out();
    assertTrue(info.contains("2001-01-16T12:00Z to 2001-12-16T12:00Z, 12 steps"), info);
    assertTrue(info.contains("tas time=2001-02-15T00:00Z [K]"), info);
  }

  private Path finer(final Path input, final String name, final String... options) {
    final Path output = directory.resolve(name);
    final List<String> line =
        new ArrayList<>(List.of("downscale", input.toString(), output.toString(), "--factor", "2"));
    line.addAll(List.of("--model", "bilinear"));
    line.addAll(List.of(options));
    final Outcome outcome = Outcome.real(line.toArray(String[]::new));
    assertEquals(0, outcome.code(), outcome.err());
    return output;
  }
}
