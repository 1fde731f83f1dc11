package org.finegrid.io.gdal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.GridMapping;
import org.finegrid.grid.IrregularAxis;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.SourceCoordinates;
import org.finegrid.grid.SourceCoordinates.Label;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterReader;
import org.finegrid.io.RasterWriter;
import org.finegrid.io.ReadOptions;
import org.finegrid.io.WriteOptions;
import org.gdal.gdal.Band;
import org.gdal.gdal.Dataset;
import org.gdal.gdal.gdal;
import org.gdal.gdalconst.gdalconst;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What GDAL writes is what Finegrid knows. */
@Tag("slow")
class WritingTest {
  private static final int WIDTH = 300;
  private static final int HEIGHT = 170;

  @TempDir Path directory;

  @BeforeAll
  static void gdalIsThere() {
    Bindings.assumeInstalled();
  }

  private static RasterDescription raster(final int steps) {
    return Fine.description(WIDTH, Fine.rows(HEIGHT), steps);
  }

  @ParameterizedTest
  @CsvSource({"COG,out.tif", "NetCDF-4,out.nc", "Zarr,out.zarr"})
  void placeTimeUnitNamesAndValuesComeBack(final String format, final String name) {
    final Path file = directory.resolve(name);
    final RasterDescription written = raster(3);
    Fine.write(file, written, Fine.options(format, false));

    for (final String reader : format.equals("Zarr") ? List.of("gdal") : List.of("java", "gdal")) {
      try (RasterReader read = Agreement.open(file, reader, Optional.empty())) {
        final RasterDescription found = read.description();
        assertEquals(written.geometry().x(), found.geometry().x());
        assertEquals(written.geometry().y(), found.geometry().y());
        assertEquals(written.geometry().reference().kind(), found.geometry().reference().kind());
        assertEquals(written.variable(), found.variable());
        assertEquals(written.dimensions().get(0).times(), found.dimensions().get(0).times());
        assertEquals("2 m temperature", found.variableAttributes().get("long_name"));
        assertEquals("bicubic", found.globalAttributes().get("finegrid_model"));
        for (int band = 0; band < 3; band++) {
          assertEquals("K", found.bands().get(band).unit());
          assertEquals("air_temperature", found.bands().get(band).standardName());
          assertEquals(written.bands().get(band).name(), found.bands().get(band).name());
          final Window all = found.geometry().window();
          final double[][] plane = new double[1][(int) all.cells()];
          read.read(new int[] {band}, all, plane);
          final float[] expected = Fine.values(all, band);
          for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], (float) plane[0][i], "cell " + i);
          }
        }
      }
    }
    assertEquals(List.of(name), left());
  }

  @Test
  void boundsOfTimeAndUnevenRowsAreKept() {
    final double[] rows = {59, 58.5, 57.7, 56, 55.9, 50};
    final RasterDescription written = Fine.description(40, IrregularAxis.around(rows), 2);
    for (final String format : List.of("NetCDF-4", "Zarr")) {
      final Path file = directory.resolve("uneven." + (format.equals("Zarr") ? "zarr" : "nc"));
      Fine.write(file, written, Fine.options(format, false));
      try (RasterReader read = RasterFormats.open(file, ReadOptions.defaults())) {
        for (int i = 0; i < rows.length; i++) {
          assertEquals(rows[i], read.description().geometry().y().centre(i));
        }
        assertArrayEquals(
            new double[] {3, 9}, read.description().dimensions().get(0).bounds().orElseThrow()[1]);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"NetCDF-4,out.nc", "Zarr,out.zarr"})
  void aSingleTimeAndARotatedPoleAreKept(final String format, final String name) {
    final RasterDescription steps = Fine.description(40, Fine.rows(30), 1);
    final GridMapping pole =
        new GridMapping(
            "rotated_pole",
            Map.of(
                "grid_mapping_name", "rotated_latitude_longitude",
                "grid_north_pole_latitude", 39.25,
                "grid_north_pole_longitude", -162.0));
    final Label rlon = new Label("rlon", Map.of("standard_name", "grid_longitude"));
    final Label rlat = new Label("rlat", Map.of("standard_name", "grid_latitude"));
    final RasterDescription written =
        new RasterDescription(
            steps
                .geometry()
                .withReference(
                    new CoordinateReference(
                        CoordinateReference.Kind.ROTATED,
                        "pole",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(pole))),
            List.of(steps.bands().get(0).withSteps(new int[0])),
            List.of(),
            "t2m",
            steps.variableAttributes(),
            steps.globalAttributes(),
            "float32",
            steps.noData(),
            "",
            Optional.of(new SourceCoordinates(rlon, rlat, false, steps.dimensions())));
    final Path file = directory.resolve(name);
    Fine.write(file, written, Fine.options(format, false));
    try (RasterReader read = RasterFormats.open(file, ReadOptions.defaults())) {
      assertEquals(
          steps.dimensions().get(0).times(), read.description().dimensions().get(0).times());
      final CoordinateReference reference = read.description().geometry().reference();
      assertEquals(CoordinateReference.Kind.ROTATED, reference.kind());
      final Map<String, Object> found = reference.gridMapping().orElseThrow().attributes();
      assertEquals(39.25, ((Number) found.get("grid_north_pole_latitude")).doubleValue());
      assertEquals(-162, ((Number) found.get("grid_north_pole_longitude")).doubleValue());
    }
  }

  @Test
  void aCogIsOneAndItsOverviewsAreMeans() {
    final Path file = directory.resolve("out.tif");
    final RasterDescription written = Fine.description(1100, Fine.rows(900), 1);
    Fine.write(file, written, Fine.options("COG", false, "BLOCKSIZE=256"));

    final Dataset dataset = gdal.OpenEx(file.toString(), BandFile.flags());
    try {
      assertEquals("COG", dataset.GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE"));
      final Band band = dataset.GetRasterBand(1);
      assertTrue(band.GetOverviewCount() >= 2);
      final Band half = band.GetOverview(0);
      assertEquals(550, half.getXSize());
      final double[] means = new double[550 * 450];
      half.ReadRaster(0, 0, 550, 450, gdalconst.GDT_Float64, means);
      final float[] cells = Fine.values(written.geometry().window(), 0);
      for (int y = 0; y < 450; y++) {
        for (int x = 0; x < 550; x++) {
          final int at = 2 * y * 1100 + 2 * x;
          final double mean =
              ((double) cells[at] + cells[at + 1] + cells[at + 1100] + cells[at + 1101]) / 4;
          if (!Double.isNaN(mean)) {
            assertEquals(mean, means[y * 550 + x], 1e-4, "overview " + x + ", " + y);
          }
        }
      }
      assertEquals(-9999, means[0]);
    } finally {
      dataset.delete();
    }
  }

  @Test
  void netcdf4IsPackedAndCutIntoChunks() {
    final Path file = directory.resolve("out.nc");
    Fine.write(file, raster(2), Fine.options("netcdf4", false, "ZLEVEL=5", "BLOCKSIZE=1,50,60"));
    try (RasterReader read = RasterFormats.open(file, ReadOptions.defaults())) {
      assertEquals("NetCDF-4, chunks 1 x 50 x 60", read.description().layout());
    }
  }

  @Test
  void stepsOfASmallGridShareAChunk() throws IOException {
    final RasterDescription small = Fine.description(30, Fine.rows(14), 100);
    final Path file = directory.resolve("out.nc");
    Fine.write(file, small, Fine.options("NetCDF-4", false));
    try (RasterReader read = RasterFormats.open(file, ReadOptions.defaults())) {
      assertEquals("NetCDF-4, chunks 39 x 14 x 30", read.description().layout());
    }
    final Path store = directory.resolve("out.zarr");
    Fine.write(store, small, Fine.options("Zarr", false));
    try (Stream<Path> chunks = Files.list(store.resolve("t2m"))) {
      assertEquals(
          3, chunks.filter(each -> !each.getFileName().toString().startsWith(".")).count());
    }
  }

  /** Bands that are no steps, each with its unit where they shall differ. */
  private static RasterDescription bands(final int count, final boolean alike) {
    final RasterDescription steps = Fine.description(30, Fine.rows(14), 1);
    return new RasterDescription(
        steps.geometry(),
        IntStream.rangeClosed(1, count)
            .mapToObj(
                i ->
                    new BandDescription(
                        "day " + i, alike ? "mm" : "mm-" + i, "", new int[0], Map.of()))
            .toList(),
        List.of(),
        "",
        Map.of(),
        Map.of(),
        "float32",
        OptionalDouble.empty(),
        "",
        Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({"NetCDF-4,out.nc", "Zarr,out.zarr"})
  void veryManyBandsOfOneKindAreStepsOfOneVariable(final String format, final String name) {
    final RasterDescription many = bands(ManyBands.MAX_VARIABLES + 1, true);
    final Path file = directory.resolve(name);
    try (RasterWriter writer = RasterFormats.create(file, many, Fine.options(format, false))) {
      assertTrue(
          writer.notes().get(0).toString().contains("501 bands are steps"),
          writer.notes().toString());
      Fine.fill(writer, many);
      writer.commit();
    }
    try (RasterReader read = RasterFormats.open(file, ReadOptions.defaults())) {
      final RasterDescription found = read.description();
      assertEquals("band", found.dimensions().get(0).name());
      assertEquals(501, found.dimensions().get(0).values()[500]);
      assertEquals("mm", found.bands().get(500).unit());
      final String names = found.dimensions().get(0).attributes().get("band_names").toString();
      assertTrue(names.endsWith(", day 500, day 501"), names);
      final Window all = found.geometry().window();
      final double[][] plane = new double[1][(int) all.cells()];
      read.read(new int[] {500}, all, plane);
      assertEquals(Fine.values(all, 500)[400], (float) plane[0][400]);
    }
  }

  @ParameterizedTest
  @CsvSource({"NetCDF-4,out.nc,3", "Zarr,out.zarr,501"})
  void bandsThatDifferAreAVariableEachWithWholeBounds(
      final String format, final String name, final int count) {
    final RasterDescription several = bands(count, false);
    final Path file = directory.resolve(name);
    try (RasterWriter writer = RasterFormats.create(file, several, Fine.options(format, false))) {
      assertEquals(List.of(), writer.notes());
      Fine.fill(writer, several);
      writer.commit();
    }
    final String last = "day_" + count;
    try (ArrayFile arrays = ArrayFile.open("the test", file.toString())) {
      assertEquals(count, arrays.gridded().size());
      final double[] bounds = arrays.values(arrays.array("/lat_bnds").orElseThrow());
      assertEquals(28, bounds.length);
      assertEquals(60.05, bounds[0], 1e-9);
      assertEquals("mm-" + count, arrays.array("/" + last).orElseThrow().text("units"));
    }
    try (RasterReader read = RasterFormats.open(file, ReadOptions.variable(last))) {
      final Window all = read.description().geometry().window();
      final double[][] plane = new double[1][(int) all.cells()];
      read.read(new int[] {0}, all, plane);
      assertEquals(Fine.values(all, count - 1)[400], (float) plane[0][400]);
    }
  }

  @Test
  void anyOtherDriverOfGdalWrites() {
    final Path file = directory.resolve("out.img");
    Fine.write(file, raster(1), Fine.options("HFA", false));
    final Dataset dataset = gdal.OpenEx(file.toString(), BandFile.flags());
    try {
      assertEquals("HFA", dataset.GetDriver().getShortName());
      assertEquals(WIDTH, dataset.getRasterXSize());
    } finally {
      dataset.delete();
    }
  }

  @Test
  void filesBesideTheMainOneComeAlong() throws IOException {
    Fine.write(directory.resolve("out.bil"), raster(1), Fine.options("ENVI", false));
    assertTrue(left().containsAll(List.of("out.bil", "out.hdr")), left().toString());
    assertTrue(left().stream().noneMatch(name -> name.startsWith(".")), left().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"COG", "NetCDF-4", "Zarr"})
  void withoutACommitNothingIsLeft(final String format) throws IOException {
    final Path file = directory.resolve("out");
    try (RasterWriter writer = RasterFormats.create(file, raster(1), Fine.options(format, false))) {
      Fine.fill(writer, raster(1));
    }
    assertEquals(List.of(), left());
  }

  @ParameterizedTest
  @ValueSource(strings = {"COG", "NetCDF-4", "Zarr"})
  void aCommitThatIsStoppedLeavesTheOldFileAlone(final String format) throws IOException {
    final Path file = directory.resolve("out");
    Files.writeString(file, "old");
    final RasterDescription raster = raster(2);
    try (RasterWriter writer = RasterFormats.create(file, raster, Fine.options(format, true))) {
      Fine.fill(writer, raster);
      assertThrows(RasterException.class, () -> writer.commit(share -> false));
    }
    assertEquals("old", Files.readString(file));
    assertEquals(List.of("out"), left());
  }

  @Test
  void aCommitTellsHowFarItIs() {
    final List<Double> shares = new ArrayList<>();
    final RasterDescription raster = raster(2);
    try (RasterWriter writer =
        RasterFormats.create(directory.resolve("out.tif"), raster, Fine.options("COG", false))) {
      Fine.fill(writer, raster);
      writer.commit(shares::add);
    }
    assertEquals(1.0, shares.get(shares.size() - 1));
    assertEquals(shares.stream().sorted().toList(), shares);
  }

  @Test
  void aZarrStoreIsReplacedOnlyWhenAskedAndThenWhole() throws IOException {
    final Path file = directory.resolve("out.zarr");
    Fine.write(file, raster(1), Fine.options("Zarr", false));
    assertThrows(
        RasterException.class, () -> Fine.write(file, raster(2), Fine.options("Zarr", false)));
    Fine.write(file, raster(2), Fine.options("Zarr", true));
    try (RasterReader read = RasterFormats.open(file, ReadOptions.defaults())) {
      assertEquals(2, read.description().bands().size());
    }
    assertEquals(List.of("out.zarr"), left());
  }

  @ParameterizedTest
  @ValueSource(strings = {"t2m/1.0.0", "t2m/.zarray", "t2m/.zattrs", "time/0", ".zmetadata"})
  void aStoreWithAPieceMissingOrCutShortIsNotTakenForWhole(final String piece) throws IOException {
    final RasterDescription raster = raster(2);
    final Path from = directory.resolve("from.nc");
    Fine.write(from, raster, new WriteOptions(false, WriteOptions.Compression.NONE, 64, true));
    final Path copy = directory.resolve("out.zarr");
    Fine.write(copy, raster, Fine.options("Zarr", false));
    final ArrayCheck check = new ArrayCheck(copy, from.toString(), copy.toString());
    check.run(share -> true);

    final byte[] whole = Files.readAllBytes(copy.resolve(piece));
    Files.write(copy.resolve(piece), Arrays.copyOf(whole, whole.length / 2));
    assertIncomplete(check);
    if (!piece.equals(".zmetadata")) {
      Files.delete(copy.resolve(piece));
      assertIncomplete(check);
    }
  }

  private static void assertIncomplete(final ArrayCheck check) {
    final RasterException refusal =
        assertThrows(RasterException.class, () -> check.run(share -> true));
    assertTrue(refusal.getMessage().contains("out.zarr: cannot be written"), refusal.getMessage());
  }

  @Test
  void aDirectoryThatIsNoStoreIsNeverReplaced() throws IOException {
    final Path file = Files.createDirectory(directory.resolve("out.zarr"));
    Files.writeString(file.resolve("letters.txt"), "dear");
    assertThrows(
        RasterException.class, () -> Fine.write(file, raster(1), Fine.options("Zarr", true)));
    assertEquals("dear", Files.readString(file.resolve("letters.txt")));
  }

  @Test
  void optionsThatADriverDoesNotHaveAreRefused() {
    for (final String format : List.of("COG", "NetCDF-4", "Zarr", "HFA")) {
      final RasterException refusal =
          assertThrows(
              RasterException.class,
              () ->
                  Fine.write(
                      directory.resolve("out"), raster(1), Fine.options(format, false, "COLOR=1")));
      assertTrue(refusal.getMessage().contains("COLOR"), refusal.getMessage());
    }
  }

  @Test
  void optionsForFormatsThatGdalDoesNotWriteAreRefused() {
    final WriteOptions.Target target = Fine.options("GeoTIFF", false, "BLOCKSIZE=256").target();
    final Path file = directory.resolve("out.tif");
    assertThrows(
        RasterException.class,
        () -> RasterFormats.toWrite(file, target).check(file, false, target));
    assertFalse(Files.exists(file));
  }

  private List<String> left() {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(each -> each.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
