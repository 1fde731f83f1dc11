package org.finegrid.io.gdal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterReader;
import org.finegrid.io.ReadOptions;
import org.gdal.gdal.Dataset;
import org.gdal.gdalconst.gdalconst;
import org.gdal.osr.SpatialReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingTest {
  private static final String GRID =
      "ncols 3\nnrows 2\nxllcorner 5\nyllcorner 46\ncellsize 0.5\nNODATA_value -1\n"
          + "1 2 3\n4 -1 6\n";

  @TempDir Path directory;

  @BeforeAll
  static void gdalIsThere() {
    Bindings.assumeInstalled();
  }

  private static double[] all(final RasterReader reader, final int band) {
    final Window window = reader.description().geometry().window();
    final double[][] plane = new double[1][(int) window.cells()];
    reader.read(new int[] {band}, window, plane);
    return plane[0];
  }

  private void isTheGrid(final Path file) {
    try (RasterReader reader = RasterFormats.open(file, ReadOptions.defaults())) {
      assertEquals(5, reader.description().geometry().x().edge(0));
      assertEquals(47, reader.description().geometry().y().edge(0));
      assertArrayEquals(new double[] {1, 2, 3, 4, Double.NaN, 6}, all(reader, 0));
    }
  }

  @Test
  void anAsciiGrid() throws IOException {
    isTheGrid(Files.writeString(directory.resolve("grid.asc"), GRID));
  }

  @Test
  void membersOfArchives() throws IOException {
    final Path zip = directory.resolve("grids.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("inner/grid.asc"));
      out.write(GRID.getBytes());
      out.closeEntry();
    }
    isTheGrid(Path.of("/vsizip/" + zip + "/inner/grid.asc"));
    final Path gzip = directory.resolve("grid.asc.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
      out.write(GRID.getBytes());
    }
    isTheGrid(Path.of("/vsigzip/" + gzip));
  }

  @Test
  void severalThreadsReadOneRasterAtOnce() throws Exception {
    final Path file = directory.resolve("made.img");
    final Dataset made = Made.inMemory(4, gdalconst.GDT_Float32);
    for (int i = 1; i <= 4; i++) {
      Made.fill(made.GetRasterBand(i), Made.field(100 * i));
    }
    Made.save(made, "HFA", file);
    final ExecutorService pool = Executors.newFixedThreadPool(8);
    try (RasterReader reader = RasterFormats.open(file, ReadOptions.defaults())) {
      final double[][] expected = new double[4][];
      for (int band = 0; band < 4; band++) {
        expected[band] = all(reader, band);
      }
      final List<Future<?>> tasks = new ArrayList<>();
      for (int task = 0; task < 200; task++) {
        final int band = task % 4;
        tasks.add(pool.submit(() -> assertArrayEquals(expected[band], all(reader, band))));
      }
      for (final Future<?> each : tasks) {
        each.get();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void arraysInGroupsOfHdf5AreAskedForByName() {
    final Path file = directory.resolve("made.nc");
    final RasterDescription raster = Fine.description(30, Fine.rows(20), 2);
    Fine.write(file, raster, Fine.options("NetCDF-4", false));
    final Path renamed = directory.resolve("made.h5");
    assertTrue(file.toFile().renameTo(renamed.toFile()));
    try (RasterReader reader = Agreement.open(renamed, "gdal", Optional.of("t2m"))) {
      assertTrue(reader.description().layout().startsWith("array"));
      assertEquals(raster.dimensions().get(0).times(), times(reader));
      assertEquals(raster.geometry().y(), reader.description().geometry().y());
      assertEquals(Fine.values(new Window(25, 15, 1, 1), 1)[0], (float) at(reader, 1));
    }
    assertThrows(RasterException.class, () -> Agreement.open(renamed, "gdal", Optional.of("rain")));
  }

  private static List<String> times(final RasterReader reader) {
    return reader.description().dimensions().get(0).times();
  }

  private static double at(final RasterReader reader, final int band) {
    final double[][] plane = new double[1][1];
    reader.read(new int[] {band}, new Window(25, 15, 1, 1), plane);
    return plane[0][0];
  }

  @Test
  void aRotatedPoleIsKnownWhicheverConventionNamesIt() {
    final SpatialReference reference = new SpatialReference();
    reference.ImportFromProj4(
        "+proj=ob_tran +o_proj=longlat +o_lat_p=39.25 +o_lon_p=0 +lon_0=18 +R=6371229 +no_defs");
    final CoordinateReference found = GdalReferences.of(reference, Optional.empty());
    reference.delete();
    assertEquals(CoordinateReference.Kind.ROTATED, found.kind());
    final Map<String, Object> attributes = found.gridMapping().orElseThrow().attributes();
    assertEquals(39.25, attributes.get("grid_north_pole_latitude"));
    assertEquals(-162.0, attributes.get("grid_north_pole_longitude"));
    assertEquals(6371229.0, attributes.get("earth_radius"));
  }

  @Test
  void rotationAndControlPointsAreRefused() {
    final Path file = directory.resolve("turned.img");
    final Dataset made = Made.inMemory(1, gdalconst.GDT_Float32);
    made.SetGeoTransform(new double[] {0, 1, 0.1, 0, 0.1, -1});
    Made.fill(made.GetRasterBand(1), Made.field(1));
    Made.save(made, "HFA", file);
    refused(file, "rotation or shear");
  }

  @Test
  void complexNumbersAreRefused() {
    final Path file = directory.resolve("complex.img");
    Made.save(Made.inMemory(1, gdalconst.GDT_CFloat32), "HFA", file);
    refused(file, "complex");
  }

  @Test
  void whatNoDriverKnowsIsRefusedInOneLine() throws IOException {
    refused(Files.writeString(directory.resolve("words.grib"), "no raster at all"), "GDAL");
    refused(Files.createDirectory(directory.resolve("empty")), "GDAL");
    refused(Path.of("/vsizip/" + directory.resolve("none.zip") + "/a.tif"), "GDAL");
  }

  private static void refused(final Path file, final String reason) {
    final RasterException refusal =
        assertThrows(RasterException.class, () -> RasterFormats.open(file, ReadOptions.defaults()));
    assertTrue(refusal.getMessage().startsWith(file + ": "), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
    assertEquals(1, refusal.getMessage().lines().count());
  }

  @Test
  void namesAndFilesThatLeadToOtherMachinesNeedToBeAllowed() throws IOException {
    final AtomicInteger calls = new AtomicInteger();
    final HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
    try {
      final String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/a.tif";
      for (final String name : List.of(address, "/vsicurl/" + address)) {
        final RasterException refusal =
            assertThrows(
                RasterException.class,
                () -> RasterFormats.open(Path.of(name), ReadOptions.defaults()));
        assertTrue(refusal.getMessage().contains("add network if"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(address), refusal.getMessage());
      }
      // A file that leads there: opened without asking, it may fail only when it is read.
      final Path vrt =
          Files.writeString(
              directory.resolve("remote.vrt"),
              "<VRTDataset rasterXSize='3' rasterYSize='2'><VRTRasterBand dataType='Byte' band='1'>"
                  + "<SimpleSource><SourceFilename>/vsicurl/"
                  + address
                  + "</SourceFilename><SourceBand>1</SourceBand></SimpleSource>"
                  + "</VRTRasterBand></VRTDataset>");
      assertThrows(
          RasterException.class,
          () -> {
            try (RasterReader reader = RasterFormats.open(vrt, ReadOptions.defaults())) {
              all(reader, 0);
            }
          });
      assertEquals(0, calls.get());
    } finally {
      server.stop(0);
    }
  }
}
