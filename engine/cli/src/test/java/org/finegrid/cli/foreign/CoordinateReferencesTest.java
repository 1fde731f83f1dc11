package org.finegrid.cli.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.finegrid.cli.Outcome;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterReader;
import org.finegrid.io.ReadOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Coordinate references as others write them, from one format to another; GDAL says where. */
@Tag("slow")
class CoordinateReferencesTest {
  private static final String LAEA =
      "crs:grid_mapping_name = \"lambert_azimuthal_equal_area\" ;"
          + " crs:latitude_of_projection_origin = 52. ; crs:longitude_of_projection_origin = 10. ;"
          + " crs:semi_major_axis = 6378137. ; crs:inverse_flattening = 298.257222101 ; ";

  @TempDir private Path folder;

  @BeforeEach
  void programsArePresent() {
    Programs.assumePresent("gdalinfo", "gdalsrsinfo", "gdal_translate", "ncgen");
  }

  @ParameterizedTest
  @CsvSource({
    "EPSG:3035, wkt2_2015, m, 4321000, 3210000",
    "EPSG:3035, wkt2_2019, m, 4321000, 3210000",
    "EPSG:32613, wkt2_2019, m, 500000, 4400000",
    "EPSG:32613, wkt_esri, m, 500000, 4400000",
    "EPSG:3031, wkt2_2019, m, 500000, 400000",
    "EPSG:3031, wkt_esri, m, 500000, 400000",
    "EPSG:2263, wkt1, US_survey_foot, 980000, 190000",
    "EPSG:2263, wkt2_2019, US_survey_foot, 980000, 190000",
    "EPSG:2263, wkt_esri, US_survey_foot, 980000, 190000",
    "EPSG:27572, wkt2_2015, m, 600000, 2200000",
    "EPSG:28992, wkt_esri, m, 155000, 463000",
    "EPSG:5514, wkt2_2019, m, -700000, -1100000",
    "EPSG:29873, wkt2_2019, m, 600000, 500000",
    "EPSG:3857, wkt2_2019, m, 1000000, 6000000",
    "EPSG:7405, wkt2_2019, m, 400000, 300000",
    "ESRI:54009, wkt2_2019, m, 1000000, 5000000",
  })
  void textInNetcdfOfAnyVersionReachesGeoTiff(
      final String reference, final String form, final String unit, final double x, final double y)
      throws IOException, InterruptedException {
    final Path input =
        Places.netcdf(
            folder.resolve("in.nc"),
            "projection_x_coordinate",
            unit,
            new double[] {x, y},
            1000,
            Places.attribute("crs_wkt", Places.text(folder, reference, form)));
    assertKept(input, folder.resolve("out.tif"));
  }

  @Test
  void aBoundReferenceKeepsItsShiftOfDatum() throws IOException, InterruptedException {
    final String text =
        Places.text(
            folder,
            "+proj=lcc +lat_1=46.4 +lat_2=49 +lat_0=48 +lon_0=13.33 +x_0=400000 +y_0=400000"
                + " +ellps=bessel +towgs84=577.326,90.129,463.919,5.137,1.474,5.297,2.4232",
            "wkt2_2019");
    assertTrue(text.startsWith("BOUNDCRS"), text);
    final Path input =
        Places.netcdf(
            folder.resolve("in.nc"),
            "projection_x_coordinate",
            "m",
            new double[] {400000, 400000},
            1000,
            Places.attribute("crs_wkt", text));
    assertKept(input, folder.resolve("out.tif"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EPSG:2263",
        "EPSG:6933",
        "ESRI:54009",
        "+proj=utm +zone=15 +datum=NAD83 +units=us-ft",
        "+proj=lcc +lat_1=25 +lat_0=25 +lon_0=-95 +R=6371200 +units=km +x_0=-200000000"
            + " +y_0=-200000000",
        "+proj=tmerc +lat_0=0 +lon_0=0 +k=0.9996 +x_0=500000 +pm=paris +ellps=clrk80ign",
        "+proj=merc +lat_ts=20 +lon_0=-100 +a=6378206 +b=6356584",
        "+proj=omerc +lat_0=4 +lonc=115 +alpha=53.31 +gamma=53.13 +k=0.99984 +ellps=evrstSS",
        "+proj=omerc +no_uoff +lat_0=45.3 +lonc=-86 +alpha=337.25 +gamma=337.25 +datum=NAD83",
        "+proj=vandg +lon_0=0 +R_A +datum=WGS84",
        "+proj=cass +lat_0=10 +lon_0=20 +datum=WGS84",
        "+proj=poly +lon_0=-54 +datum=WGS84",
        "+proj=krovak +ellps=bessel",
        "+proj=sterea +lat_0=52 +lon_0=5 +k=0.9999 +ellps=bessel",
        "+proj=eqdc +lat_1=20 +lat_2=60 +lat_0=40 +lon_0=-96 +datum=NAD83",
        "+proj=sinu +R=6371007.181",
      })
  void theReferenceOfAGeoTiffReachesNetcdf(final String reference)
      throws IOException, InterruptedException {
    assertKept(Places.geotiff(folder.resolve("in.tif"), reference), folder.resolve("out.nc"));
  }

  @ParameterizedTest
  @CsvSource({"km, 4321, 3210, 1", "US_survey_foot, 14176000, 10531000, 3280"})
  void unitsOfTheAxesAreThoseOfTheReference(
      final String unit, final double x, final double y, final double step)
      throws IOException, InterruptedException {
    final String offsets = " crs:false_easting = " + x + " ; crs:false_northing = " + y + " ; ";
    final Path input =
        Places.netcdf(
            folder.resolve("in.nc"),
            "projection_x_coordinate",
            unit,
            new double[] {x, y},
            step,
            LAEA + offsets);
    assertKept(input, folder.resolve("out.tif"));
  }

  @Test
  void textInMetresWithAxesInKilometresLiesWhereTheSameInMetresDoes()
      throws IOException, InterruptedException {
    final String text = Places.attribute("crs_wkt", Places.text(folder, "EPSG:3035", "wkt2_2019"));
    final String x = "projection_x_coordinate";
    final Path metres =
        Places.netcdf(
            folder.resolve("m.nc"), x, "m", new double[] {4321000, 3210000}, 1000, LAEA + text);
    final Path kilometres =
        Places.netcdf(folder.resolve("km.nc"), x, "km", new double[] {4321, 3210}, 1, LAEA + text);
    final Path output = folder.resolve("out.tif");
    assertEquals(0, Grids.downscale(kilometres, output).code());
    Places.assertSame(metres, output);
  }

  @Test
  void axesInDegreesAreGeographicWhateverTheMappingIsCalled()
      throws IOException, InterruptedException {
    final Path input =
        Places.netcdf(
            folder.resolve("in.nc"),
            "longitude",
            "degrees_east",
            new double[] {10, 50},
            1,
            "crs:grid_mapping_name = \"wgs84_grid\" ; "
                + Places.attribute("crs_wkt", Places.text(folder, "EPSG:4326", "wkt2_2019")));
    assertEquals(CoordinateReference.Kind.GEOGRAPHIC, kind(input));
    assertKept(input, folder.resolve("out.tif"));
  }

  @Test
  void aGeoTiffThatHoldsItsReferenceAsTextIsReadForWhatItIs()
      throws IOException, InterruptedException {
    final Path input =
        Places.geotiff(
            folder.resolve("in.tif"), "ESRI:102008", "-co", "GEOTIFF_KEYS_FLAVOR=ESRI_PE");
    assertEquals(CoordinateReference.Kind.PROJECTED, kind(input));
    assertKept(input, folder.resolve("out.nc"));
    assertKept(input, folder.resolve("out.tif"));
  }

  @Test
  void whatAFormatCannotHoldIsNoted() throws IOException, InterruptedException {
    final Path rotated =
        Places.netcdf(
            folder.resolve("in.nc"),
            "grid_longitude",
            "degrees",
            new double[] {1, 2},
            1,
            "crs:grid_mapping_name = \"rotated_latitude_longitude\" ;"
                + " crs:grid_north_pole_latitude = 39.25 ; crs:grid_north_pole_longitude = -162. ;");
    final Outcome toTiff = Grids.downscale(rotated, folder.resolve("out.tif"));
    assertTrue(toTiff.err().contains("GeoTIFF cannot store the input's coordinate"), toTiff.err());
    try (RasterReader reader =
        RasterFormats.open(folder.resolve("out.tif"), ReadOptions.defaults())) {
      assertEquals(
          "rotated pole at latitude 39.25, longitude -162.0",
          reader.description().geometry().reference().name());
    }
    final Path cassini =
        Places.geotiff(folder.resolve("in.tif"), "+proj=cass +lat_0=10 +lon_0=20 +datum=WGS84");
    final Outcome toNetcdf = Grids.downscale(cassini, folder.resolve("out.nc"));
    assertTrue(toNetcdf.err().contains("CF has no name for the proj"), toNetcdf.err());
  }

  @Test
  void mapCoordinatesWithoutAMapAreNotAdvisedToBeDegrees()
      throws IOException, InterruptedException {
    final Path input =
        Places.netcdf(
            folder.resolve("in.nc"),
            "projection_x_coordinate",
            "m",
            new double[] {500000, 4400000},
            1000,
            "");
    final Outcome bare = Grids.downscale(input, folder.resolve("bare.tif"));
    assertTrue(bare.err().contains("map coordinates without a map projection"), bare.err());
    assertFalse(bare.err().contains("4326"), bare.err());
    final Path stated = folder.resolve("stated.tif");
    assertEquals(0, Grids.downscale(input, stated, "--crs=EPSG:32613").code());
    assertTrue(Places.corners(stated).length >= 8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+proj=eqearth +datum=WGS84", "+proj=hammer +datum=WGS84"})
  void whatGdalPutsBesideAGeoTiffGoesOnAsText(final String reference)
      throws IOException, InterruptedException {
    final Path input = Places.geotiff(folder.resolve("in.tif"), reference);
    assertTrue(Files.exists(folder.resolve("in.tif.aux.xml")));
    assertKept(input, folder.resolve("out.nc"));
    assertKept(input, folder.resolve("out.tif"));
  }

  @Test
  void aTemporaryFolderThatCannotBeUsedCostsOneSentence() throws IOException, InterruptedException {
    final Path input = Places.geotiff(folder.resolve("in.tif"), "EPSG:2263");
    final Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + folder.resolve("missing"),
                "-cp",
                System.getProperty("java.class.path"),
                "org.finegrid.cli.Main",
                "downscale",
                input.toString(),
                folder.resolve("out.nc").toString(),
                "--factor=2",
                "--model=nearest")
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    final String told = new String(process.getInputStream().readAllBytes());
    assertEquals(1, process.waitFor(), told);
    assertEquals(1, told.lines().count(), told);
    assertTrue(told.contains("EPSG:2263: the registry of codes needs"), told);
    assertFalse(Files.exists(folder.resolve("out.nc")));
  }

  private void assertKept(final Path input, final Path output)
      throws IOException, InterruptedException {
    final Outcome outcome = Grids.downscale(input, output);
    assertEquals(0, outcome.code(), outcome.err());
    Places.assertSame(input, output);
  }

  private static CoordinateReference.Kind kind(final Path raster) {
    try (RasterReader reader = RasterFormats.open(raster, ReadOptions.defaults())) {
      return reader.description().geometry().reference().kind();
    }
  }
}
