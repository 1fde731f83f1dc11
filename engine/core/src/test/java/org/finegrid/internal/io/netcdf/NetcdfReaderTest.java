package org.finegrid.internal.io.netcdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.CoordinateReference.Kind;
import org.finegrid.grid.Dimension;
import org.finegrid.grid.GridMapping;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterReader;
import org.finegrid.io.ReadOptions;
import org.finegrid.io.UnsupportedFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ucar.ma2.DataType;

class NetcdfReaderTest {
  @TempDir private Path folder;

  /** Two months of three levels; a cell's value tells its place in the file. */
  private TestFile levels() {
    return TestFile.latLon(folder.resolve("in.nc"), 4, 5)
        .dimension("month", 2)
        .dimension("level", 3)
        .variable("level", "level", 850, 500, 200)
        .attribute("units", "hPa")
        .variable("month", "month", 1, 7)
        .variable("z", DataType.INT, "month level lat lon", TestFile.steps(0, 1, 120))
        .attribute("units", "m")
        .attribute("standard_name", "geopotential_height")
        .attribute("cell_methods", "time: mean")
        .attribute("scale_factor", 2.0)
        .global("title", "levels");
  }

  private static Path packed() {
    try {
      return Path.of(NetcdfReaderTest.class.getResource("packed.nc").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void outerDimensionsBecomeBandsTheLastOneFastest() {
    final RasterDescription raster = Rasters.describe(levels().write());
    assertEquals(
        List.of("month", "level"), raster.dimensions().stream().map(Dimension::name).toList());
    assertArrayEquals(new double[] {850, 500, 200}, raster.dimensions().get(1).values());
    assertEquals(
        List.of(
            "z month=1 level=850",
            "z month=1 level=500",
            "z month=1 level=200",
            "z month=7 level=850",
            "z month=7 level=500",
            "z month=7 level=200"),
        raster.bands().stream().map(BandDescription::name).toList());
    assertArrayEquals(new int[] {1, 0}, raster.bands().get(3).steps());
    assertEquals("m", raster.bands().get(3).unit());
    assertEquals("geopotential_height", raster.bands().get(3).standardName());
    assertEquals("int32", raster.storedType());
    assertEquals("levels", raster.globalAttributes().get("title"));
  }

  @Test
  void attributesOfTheStoredNumbersAreLeftBehind() {
    final Map<String, Object> attributes = Rasters.describe(levels().write()).variableAttributes();
    assertFalse(attributes.containsKey("scale_factor"));
    assertEquals("time: mean", attributes.get("cell_methods"));
  }

  @Test
  void rowsComeNorthFirst() {
    final double[] band = Rasters.band(levels().write(), 0);
    assertArrayEquals(new double[] {30, 32, 34, 36, 38}, Arrays.copyOf(band, 5));
    assertEquals(0, band[15]);
  }

  @Test
  void bandsMayBeAskedForInAnyOrder() {
    try (RasterReader reader = Rasters.open(levels().write())) {
      final double[][] planes = Rasters.read(reader, new Window(0, 3, 1, 1), 5, 1, 2, 3, 0, 5);
      assertArrayEquals(
          new double[] {200, 40, 80, 120, 0, 200},
          Arrays.stream(planes).mapToDouble(plane -> plane[0]).toArray());
    }
  }

  @Test
  void columnsBeforeRowsAreTurned() {
    final Path path =
        TestFile.latLon(folder.resolve("turned.nc"), 2, 3)
            .dimension("time", 2)
            .variable("t", "lon time lat", 0, 1, 10, 11, 2, 3, 12, 13, 4, 5, 14, 15)
            .write();
    assertArrayEquals(new double[] {1, 3, 5, 0, 2, 4}, Rasters.band(path, 0));
    assertArrayEquals(new double[] {11, 13, 15, 10, 12, 14}, Rasters.band(path, 1));
  }

  @Property(tries = 60)
  void aWindowIsAPieceOfTheWhole(
      @ForAll @IntRange(min = 0, max = 3) final int column,
      @ForAll @IntRange(min = 0, max = 2) final int row,
      @ForAll @IntRange(min = 1, max = 4) final int width,
      @ForAll @IntRange(min = 1, max = 3) final int height) {
    final Window window =
        new Window(column, row, Math.min(width, 4 - column), Math.min(height, 3 - row));
    try (RasterReader reader = Rasters.open(packed(), "t")) {
      final int[] bands = Rasters.all(reader.description());
      final double[][] whole =
          Rasters.read(reader, reader.description().geometry().window(), bands);
      final double[][] piece = Rasters.read(reader, window, bands);
      for (int band = 0; band < bands.length; band++) {
        for (int y = 0; y < window.height(); y++) {
          for (int x = 0; x < window.width(); x++) {
            assertEquals(
                whole[band][(window.row() + y) * 4 + window.column() + x],
                piece[band][y * window.width() + x]);
          }
        }
      }
    }
  }

  @Test
  void compressedNetcdf4IsRead() {
    try (RasterReader reader = RasterFormats.open(packed(), ReadOptions.variable("t"))) {
      final RasterDescription raster = reader.description();
      assertEquals("t time=1995-07-14T06:00Z level=500", raster.bands().get(3).name());
      assertEquals("NetCDF-4, chunks 2 x 1 x 2 x 3", raster.layout());
      assertEquals(
          List.of("Conventions", "title"), List.copyOf(raster.globalAttributes().keySet()));
      final double[][] planes = Rasters.read(reader, raster.geometry().window(), 3, 4, 5);
      assertEquals(300 * 0.01 + 250, planes[0][8]);
      assertTrue(Double.isNaN(planes[1][5]));
      assertEquals(-32768 * 0.01 + 250, planes[2][3]);
    }
    try (RasterReader reader = Rasters.open(packed(), "cover")) {
      final double[] cover = Rasters.read(reader, reader.description().geometry().window(), 0)[0];
      assertEquals("uint8", reader.description().storedType());
      assertArrayEquals(
          new double[] {2, 12, 102, Double.NaN, 1, 11, 101, 201, 0, 10, 100, 200}, cover);
    }
  }

  @Test
  void stepsReadOneByOneEqualStepsReadAtOnce() {
    try (RasterReader reader = Rasters.open(packed(), "t")) {
      final Window window = new Window(1, 1, 3, 2);
      final double[][] atOnce = Rasters.read(reader, window, 0, 1, 2, 3, 4, 5);
      for (final int band : new int[] {5, 0, 1, 2, 4, 3}) {
        assertArrayEquals(atOnce[band], Rasters.read(reader, window, band)[0]);
      }
    }
  }

  @Test
  void severalThreadsReadTheSame() throws Exception {
    final ExecutorService threads = Executors.newFixedThreadPool(4);
    try (RasterReader reader = Rasters.open(packed(), "t")) {
      final Window window = reader.description().geometry().window();
      final double[][] expected = Rasters.read(reader, window, 0, 1, 2, 3, 4, 5);
      final List<Future<double[][]>> reads = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        final int band = i % 6;
        reads.add(threads.submit(() -> Rasters.read(reader, window, band)));
      }
      for (int i = 0; i < reads.size(); i++) {
        assertArrayEquals(expected[i % 6], reads.get(i).get()[0]);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aScalarCoordinateIsKept() {
    final Path path =
        TestFile.latLon(folder.resolve("scalar.nc"), 2, 2)
            .variable("time", DataType.INT, "", 6)
            .attribute("units", "hours since 1995-07-14")
            .variable("t2m", "lat lon", 1, 2, 3, 4)
            .attribute("coordinates", "time")
            .write();
    final RasterDescription raster = Rasters.describe(path);
    assertEquals("t2m time=1995-07-14T06:00Z", raster.bands().get(0).name());
    final Dimension time = raster.coordinates().orElseThrow().scalars().get(0);
    assertEquals("time", time.name());
    assertArrayEquals(new double[] {6}, time.values());
  }

  @Test
  void aDimensionWithoutCoordinatesCounts() {
    final Path path =
        TestFile.latLon(folder.resolve("members.nc"), 2, 2)
            .dimension("member", 3)
            .variable("t", "member lat lon", new double[12])
            .write();
    final Dimension member = Rasters.describe(path).dimensions().get(0);
    assertArrayEquals(new double[] {0, 1, 2}, member.values());
    assertTrue(member.attributes().isEmpty());
  }

  @Test
  void boundsOfTimeAreRead() {
    final Path path =
        TestFile.latLon(folder.resolve("bounds.nc"), 2, 2)
            .dimension("time", 2)
            .dimension("bnds", 2)
            .variable("time", "time", 15, 45)
            .attribute("units", "days since 2000-01-01")
            .attribute("calendar", "360_day")
            .attribute("bounds", "time_bnds")
            .variable("time_bnds", "time bnds", 0, 30, 30, 60)
            .variable("t", "time lat lon", new double[8])
            .write();
    final Dimension time = Rasters.describe(path).dimensions().get(0);
    assertArrayEquals(new double[] {30, 60}, time.bounds().orElseThrow()[1]);
    assertEquals(List.of("2000-01-16T00:00Z", "2000-02-16T00:00Z"), time.times());
  }

  @Test
  void aGridMappingIsReadWithAllItsAttributes() {
    final String text =
        "PROJCS[\"Somewhere\",GEOGCS[\"G\",DATUM[\"D\",SPHEROID[\"S\",6371000,0]]],"
            + "PROJECTION[\"Unheard_Of\"],UNIT[\"kilometre\",1000]]";
    final Path path =
        new TestFile(folder.resolve("mapped.nc"))
            .dimension("yc", 2)
            .dimension("xc", 2)
            .variable("yc", "yc", 1, 0)
            .attribute("standard_name", "projection_y_coordinate")
            .attribute("units", "km")
            .variable("xc", "xc", 0, 1)
            .attribute("standard_name", "projection_x_coordinate")
            .attribute("units", "km")
            .variable("lambert", DataType.CHAR, "")
            .attribute("grid_mapping_name", "lambert_conformal_conic")
            .attribute("standard_parallel", new double[] {30, 60})
            .attribute("crs_wkt", text)
            .variable("t", "yc xc", 1, 2, 3, 4)
            .attribute("grid_mapping", "lambert: xc yc")
            .write();
    final CoordinateReference reference = Rasters.describe(path).geometry().reference();
    final GridMapping mapping = reference.gridMapping().orElseThrow();
    assertEquals(Kind.PROJECTED, reference.kind());
    assertEquals("Somewhere", reference.name());
    assertEquals(text, reference.wkt().orElseThrow());
    assertEquals("lambert", mapping.variable());
    assertEquals("lambert_conformal_conic", mapping.name());
    assertArrayEquals(
        new double[] {30, 60}, (double[]) mapping.attributes().get("standard_parallel"));
  }

  @Test
  void aFileCutShortIsRefusedOnOpening() throws IOException {
    final byte[] whole = Files.readAllBytes(levels().write());
    for (final int length : new int[] {10, 200, whole.length - 4}) {
      final Path path = folder.resolve("short" + length + ".nc");
      Files.write(path, Arrays.copyOf(whole, length));
      final String sentence =
          assertThrows(RasterException.class, () -> Rasters.open(path)).getMessage();
      assertTrue(sentence.startsWith(path + ": truncated"), sentence);
    }
    final byte[] compressed = Files.readAllBytes(packed());
    final Path path = folder.resolve("short4.nc");
    Files.write(path, Arrays.copyOf(compressed, compressed.length - 100));
    final String sentence =
        assertThrows(RasterException.class, () -> Rasters.open(path)).getMessage();
    assertTrue(sentence.startsWith(path + ": truncated"), sentence);
  }

  @Test
  void variablesInGroupsAreReadWithTheCoordinatesAroundThem() throws URISyntaxException {
    final Path path = Path.of(NetcdfReaderTest.class.getResource("groups.nc").toURI());
    assertEquals(
        List.of("forecast/tas"), new NetcdfFormat().variables(path, ReadOptions.defaults()));
    try (RasterReader reader = Rasters.open(path, "forecast/tas")) {
      assertEquals(
          "forecast/tas time=2000-01-02T12:00Z", reader.description().bands().get(1).name());
      assertEquals(42.5, reader.description().geometry().y().edge(0));
      // The values of groups.cdl, north first.
      final double[] second = Rasters.read(reader, reader.description().geometry().window(), 1)[0];
      assertArrayEquals(
          new double[] {2.1, 2.2, 2.3, 2.4, 1.7, 1.8, Double.NaN, 2, 1.3, 1.4, 1.5, 1.6},
          second,
          1e-12);
    }
  }

  @Test
  void stepsThatAreNoTimesStayNumbersWithANote() {
    final Path path =
        TestFile.latLon(folder.resolve("late.nc"), 2, 2)
            .dimension("time", 1)
            .variable("time", "time", 9.3e18)
            .attribute("units", "hours since 1970-01-01")
            .variable("t", "time lat lon", 1, 2, 3, 4)
            .write();
    assertEquals("t time=9.3E18", Rasters.describe(path).bands().get(0).name());
    assertEquals(
        List.of(
            "the steps of time are kept as numbers: not all are times in 'hours since 1970-01-01' and the"
                + " calendar standard"),
        Rasters.notes(path));
  }

  @Test
  void soundFilesOfOtherKindsAreLeftToOtherReaders() throws IOException, URISyntaxException {
    final Path wide = Files.write(folder.resolve("wide.nc"), new byte[] {'C', 'D', 'F', 5, 0, 0});
    assertThrows(UnsupportedFileException.class, () -> Rasters.open(wide));
    final byte[] bytes =
        Files.readAllBytes(Path.of(NetcdfReaderTest.class.getResource("groups.nc").toURI()));
    // The first of three filters, Fletcher32, becomes N-Bit.
    final byte[] filters = {2, 3, 3, 0, 0, 0, 0, 0};
    int at = 0;
    while (!Arrays.equals(Arrays.copyOfRange(bytes, at, at + filters.length), filters)) {
      at++;
    }
    bytes[at + 2] = 5;
    final Path filtered = Files.write(folder.resolve("filtered.nc"), bytes);
    final String sentence =
        assertThrows(UnsupportedFileException.class, () -> Rasters.open(filtered)).getMessage();
    assertTrue(sentence.contains("a part of NetCDF-4 or HDF5 that is not read here"), sentence);
  }

  @Test
  void damageIsOneSentenceAndNothingIsPrinted() throws IOException {
    final byte[] whole = Files.readAllBytes(packed());
    final PrintStream out = System.out;
    final PrintStream err = System.err;
    final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    int refused = 0;
    try (PrintStream to = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(to);
      System.setErr(to);
      for (int from = 64; from + 64 < whole.length; from += 509) {
        final byte[] corrupt = whole.clone();
        Arrays.fill(corrupt, from, from + 64, (byte) 0x5a);
        final Path path = folder.resolve("damaged" + from + ".nc");
        Files.write(path, corrupt);
        try (RasterReader reader = Rasters.open(path, "t")) {
          Rasters.read(reader, reader.description().geometry().window(), 0, 1, 2, 3, 4, 5);
        } catch (RasterException e) {
          refused++;
          assertTrue(e.getMessage().startsWith(path + ": "), e.getMessage());
          assertFalse(e.getMessage().contains("\n"), e.getMessage());
        }
      }
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertTrue(refused > 5, "refused " + refused);
    assertEquals("", printed.toString(StandardCharsets.UTF_8));
  }

  @Test
  void wideFilesAreRefusedWithTheWayOut() throws IOException {
    final Path path = folder.resolve("wide.nc");
    Files.write(path, new byte[] {'C', 'D', 'F', 5, 0, 0, 0, 0});
    final String sentence =
        assertThrows(RasterException.class, () -> RasterFormats.open(path, ReadOptions.defaults()))
            .getMessage();
    assertTrue(sentence.contains("nccopy -k nc4"), sentence);
  }
}
