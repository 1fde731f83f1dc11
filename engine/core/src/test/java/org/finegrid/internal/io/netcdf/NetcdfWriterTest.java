package org.finegrid.internal.io.netcdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.finegrid.grid.Axis;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.CoordinateReference.Kind;
import org.finegrid.grid.Dimension;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.RegularAxis;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterReader;
import org.finegrid.io.RasterWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ucar.ma2.DataType;
import ucar.nc2.NetcdfFile;
import ucar.nc2.Variable;

class NetcdfWriterTest {
  private static final float FILL = 9.96921e36f;

  @TempDir private Path folder;

  /** Bands without dimensions, as a GeoTIFF has them. */
  static RasterDescription plain(
      final Axis x, final Axis y, final CoordinateReference reference, final String... names) {
    final List<BandDescription> bands = new ArrayList<>();
    for (final String name : names) {
      bands.add(new BandDescription(name, "m", "", new int[0], Map.of("STATISTICS_MEAN", "3")));
    }
    return new RasterDescription(
        new GridGeometry(x, y, reference),
        bands,
        List.of(),
        "",
        Map.of(),
        Map.of("AREA_OR_POINT", "Area", "history", "made for a test"),
        "int16",
        OptionalDouble.of(-9999),
        "strips");
  }

  static RasterDescription plain(final Axis x, final Axis y) {
    return plain(x, y, CoordinateReference.geographicWithoutDatum(), "");
  }

  private static RasterDescription small(
      final CoordinateReference reference, final String... names) {
    return plain(new RegularAxis(10, 0.5, 4), new RegularAxis(47, -0.5, 3), reference, names);
  }

  /** A month of two levels on a rotated pole with rising latitudes. */
  private Path rotated() {
    return new TestFile(folder.resolve("rotated.nc"))
        .dimension("time", 2)
        .dimension("height", 1)
        .dimension("rlat", 3)
        .dimension("rlon", 4)
        .dimension("nv", 2)
        .variable("rlat", "rlat", -1, 0, 1)
        .attribute("standard_name", "grid_latitude")
        .attribute("units", "degrees")
        .attribute("axis", "Y")
        .variable("rlon", "rlon", 5, 5.5, 6, 6.5)
        .attribute("standard_name", "grid_longitude")
        .attribute("units", "degrees")
        .variable("rotated_pole", DataType.CHAR, "")
        .attribute("grid_mapping_name", "rotated_latitude_longitude")
        .attribute("grid_north_pole_latitude", 39.25)
        .attribute("grid_north_pole_longitude", -162f)
        .attribute("GeoTransform", "stale")
        .variable("time", "time", 15, 45)
        .attribute("units", "days since 2000-01-01")
        .attribute("bounds", "time_limits")
        .variable("time_limits", "time nv", 0, 31, 31, 60)
        .variable("height", "height", 2)
        .attribute("units", "m")
        .variable("region", DataType.INT, "", 7)
        .attribute("long_name", "number of the region")
        .variable("tas", DataType.FLOAT, "time height rlat rlon", TestFile.steps(0, 1, 24))
        .attribute("units", "K")
        .attribute("cell_methods", "time: mean")
        .attribute("coordinates", "region")
        .attribute("grid_mapping", "rotated_pole")
        .attribute("_FillValue", 1e20f)
        .global("Conventions", "CF-1.4")
        .global("title", "a rotated pole")
        .write();
  }

  @Test
  void whatCameFromNetcdfLooksTheSame() throws IOException {
    final RasterDescription coarse = Rasters.describe(rotated());
    final Path path = folder.resolve("out.nc");
    Rasters.write(path, coarse.withGeometry(coarse.geometry().refine(2)));
    final RasterDescription fine = Rasters.describe(path);
    assertEquals(coarse.geometry().refine(2).y(), fine.geometry().y());
    assertEquals(coarse.geometry().refine(2).x(), fine.geometry().x());
    assertEquals(Kind.ROTATED, fine.geometry().reference().kind());
    assertEquals(
        coarse.geometry().reference().gridMapping().orElseThrow().variable(),
        fine.geometry().reference().gridMapping().orElseThrow().variable());
    assertEquals(
        Map.of(
            "grid_mapping_name",
            "rotated_latitude_longitude",
            "grid_north_pole_latitude",
            39.25,
            "grid_north_pole_longitude",
            -162f),
        fine.geometry().reference().gridMapping().orElseThrow().attributes());
    assertEquals(coarse.bands(), fine.bands());
    assertEquals(coarse.variableAttributes(), fine.variableAttributes());
    assertEquals("CF-1.8", fine.globalAttributes().get("Conventions"));
    assertEquals("a rotated pole", fine.globalAttributes().get("title"));
    assertEquals(OptionalDouble.of(1e20f), fine.noData());
    final Dimension time = fine.dimensions().get(0);
    assertEquals(coarse.dimensions().get(0).attributes(), time.attributes());
    assertArrayEquals(new double[] {31, 60}, time.bounds().orElseThrow()[1]);
    final Dimension region = fine.coordinates().orElseThrow().scalars().get(0);
    assertEquals("region", region.name());
    assertArrayEquals(new double[] {7}, region.values());
    assertEquals(
        coarse.coordinates().orElseThrow().y().attributes().get("axis"),
        fine.coordinates().orElseThrow().y().attributes().get("axis"));
  }

  @Test
  void rowsAreStoredInTheOrderOfTheSource() throws IOException {
    final RasterDescription raster = Rasters.describe(rotated());
    final Path path = folder.resolve("out.nc");
    Rasters.write(path, raster);
    assertArrayEquals(new double[] {1000, 1001}, Arrays.copyOf(Rasters.band(path, 1), 2));
    try (NetcdfFile file = NetcdfFile.open(path.toString())) {
      final Variable rlat = file.getRootGroup().findVariable("rlat");
      assertEquals(-1, rlat.read().getDouble(0));
      final Variable tas = file.getRootGroup().findVariable("tas");
      assertEquals(8, tas.read().getFloat(0), "the southern row first");
    }
  }

  @Test
  void cfBoundsAndTheOuterEdgesAreWritten() throws IOException {
    final Path path = folder.resolve("out.nc");
    Rasters.write(path, small(CoordinateReference.geographicWithoutDatum(), "t"));
    try (NetcdfFile file = NetcdfFile.open(path.toString())) {
      final Variable lat = file.getRootGroup().findVariable("lat");
      assertEquals("lat_bnds", lat.findAttribute("bounds").getStringValue());
      assertEquals("degrees_north", lat.findAttribute("units").getStringValue());
      assertEquals(45.5, lat.findAttribute("actual_range").getNumericValue(0));
      assertEquals(47.0, lat.findAttribute("actual_range").getNumericValue(1));
      assertArrayEquals(
          new double[] {47, 46.5, 46.5, 46, 46, 45.5},
          (double[])
              file.getRootGroup().findVariable("lat_bnds").read().get1DJavaArray(double.class));
      assertEquals(1, file.findGlobalAttribute("node_offset").getNumericValue());
    }
  }

  @Test
  void gaussianAxesKeepCellsAndTheirStandIn() {
    final Path in =
        new TestFile(folder.resolve("gauss.nc"))
            .dimension("lat", 4)
            .dimension("lon", 2)
            .variable("lat", "lat", -87.86, -85.10, -82.31, -79.53)
            .attribute("units", "degrees_north")
            .variable("lon", "lon", 0, 1)
            .attribute("units", "degrees_east")
            .variable("t", "lat lon", new double[8])
            .write();
    final GridGeometry fine = Rasters.describe(in).geometry().refine(4);
    final Path path = folder.resolve("out.nc");
    Rasters.write(path, Rasters.describe(in).withGeometry(fine));
    final Axis read = Rasters.describe(path).geometry().y();
    assertEquals(fine.y(), read);
    assertEquals(fine.y().nominal().origin(), read.nominal().origin(), 1e-12);
    assertEquals(fine.y().nominal().step(), read.nominal().step(), 1e-12);
  }

  @Test
  void noDataIsTheFillAndNoTrueValueBecomesIt() {
    final RasterDescription raster = small(CoordinateReference.unknown(), "t");
    final float[] values = new float[12];
    values[0] = Float.NaN;
    values[1] = FILL;
    final Path path = folder.resolve("out.nc");
    try (RasterWriter writer = Rasters.create(path, raster)) {
      writer.write(0, raster.geometry().window(), values);
      writer.commit();
    }
    final double[] read = Rasters.band(path, 0);
    assertTrue(Double.isNaN(read[0]));
    assertEquals(FILL, read[1], 1e30);
    assertEquals(0, read[2]);
  }

  @Test
  void eachBandWithoutDimensionsIsAVariable() {
    final Path path = folder.resolve("out.nc");
    Rasters.write(
        path,
        small(CoordinateReference.unknown(), "Élévation (m)", "", "2 m", "Élévation, m", "x"));
    final String names = assertThrows(RasterException.class, () -> Rasters.open(path)).getMessage();
    assertTrue(names.endsWith(": Elevation_m, band_2, band_2_m, Elevation_m_2, x_2"), names);
    try (RasterReader reader = Rasters.open(path, "Elevation_m_2")) {
      final RasterDescription raster = reader.description();
      assertEquals(3000, Rasters.read(reader, raster.geometry().window(), 0)[0][0]);
      assertEquals(Map.of("units", "m", "long_name", "Élévation, m"), raster.variableAttributes());
    }
  }

  @Test
  void aReferenceInTextGetsAGridMapping() {
    final String wkt = "PROJCS[\"Feet\",GEOGCS[\"G\"],UNIT[\"US survey foot\",0.3048006096]]";
    final CoordinateReference reference =
        new CoordinateReference(
            Kind.PROJECTED, "Feet", Optional.of(wkt), Optional.empty(), Optional.empty());
    final Path path = folder.resolve("out.nc");
    Rasters.write(path, small(reference, "t"));
    final RasterDescription raster = Rasters.describe(path);
    assertEquals(Kind.PROJECTED, raster.geometry().reference().kind());
    assertEquals(Optional.of(wkt), raster.geometry().reference().wkt());
    assertEquals(
        "US_survey_foot", raster.coordinates().orElseThrow().x().attributes().get("units"));
  }

  @Test
  void withoutAReferenceNothingIsClaimed() {
    final Path path = folder.resolve("out.nc");
    Rasters.write(path, small(CoordinateReference.unknown(), "t"));
    final RasterDescription raster = Rasters.describe(path);
    assertEquals(CoordinateReference.unknown(), raster.geometry().reference());
    assertEquals(new RegularAxis(47, -0.5, 3), raster.geometry().y());
  }

  @Test
  void threadsWriteTheirWindowsAtOnce() throws Exception {
    final RasterDescription raster =
        plain(
            new RegularAxis(0, 1, 64),
            new RegularAxis(64, -1, 64),
            CoordinateReference.unknown(),
            "a",
            "b");
    final Path path = folder.resolve("out.nc");
    final ExecutorService threads = Executors.newFixedThreadPool(4);
    try (RasterWriter writer = Rasters.create(path, raster)) {
      final List<Future<?>> writes = new ArrayList<>();
      for (int tile = 0; tile < 2 * 64; tile++) {
        final int band = tile / 64;
        final Window window = new Window(tile % 8 * 8, tile % 64 / 8 * 8, 8, 8);
        final float[] values = new float[64];
        Arrays.fill(values, tile);
        writes.add(threads.submit(() -> writer.write(band, window, values)));
      }
      for (final Future<?> each : writes) {
        each.get();
      }
      writer.commit();
    } finally {
      threads.shutdownNow();
    }
    try (RasterReader reader = Rasters.open(path, "b")) {
      final double[] cells = Rasters.read(reader, raster.geometry().window(), 0)[0];
      for (int i = 0; i < cells.length; i++) {
        assertEquals(64 + i / 64 / 8 * 8 + i % 64 / 8, cells[i], "cell " + i);
      }
    }
  }

  @Test
  void withoutCommitNothingIsLeft() throws IOException {
    final RasterDescription raster = small(CoordinateReference.unknown(), "t");
    final Path path = folder.resolve("out.nc");
    try (RasterWriter writer = Rasters.create(path, raster)) {
      writer.write(0, raster.geometry().window(), new float[12]);
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void bandsThatAreNoProductOfTheDimensionsAreRefused() throws IOException {
    final RasterDescription raster = Rasters.describe(rotated());
    Files.delete(folder.resolve("rotated.nc"));
    final RasterDescription odd =
        raster.withBands(raster.bands().subList(0, 1), raster.dimensions());
    assertThrows(RasterException.class, () -> Rasters.create(folder.resolve("out.nc"), odd));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void oneVariableMayPassFourGibibytes() throws IOException {
    final RasterDescription raster =
        plain(
            new RegularAxis(0, 0.005, 72_000),
            new RegularAxis(90, -0.01, 18_000),
            CoordinateReference.geographicWithoutDatum(),
            "big");
    final Path path = folder.resolve("out.nc");
    final Window corner = new Window(71_999, 17_999, 1, 1);
    // The file has a hole: only the corner takes place on the disk.
    try (RasterWriter writer = Rasters.create(path, raster)) {
      writer.write(0, corner, new float[] {7});
      writer.commit();
    }
    assertTrue(Files.size(path) > 4L * 72_000 * 18_000);
    try (RasterReader reader = Rasters.open(path)) {
      assertEquals(7, Rasters.read(reader, corner, 0)[0][0]);
    }
  }

  @Test
  void severalVariablesOfThatSizeAreRefused() {
    final RasterDescription raster =
        plain(
            new RegularAxis(0, 0.005, 72_000),
            new RegularAxis(90, -0.01, 18_000),
            CoordinateReference.unknown(),
            "a",
            "b");
    final String sentence =
        assertThrows(RasterException.class, () -> Rasters.create(folder.resolve("out.nc"), raster))
            .getMessage();
    assertTrue(sentence.contains("4.8 GiB") && sentence.contains(".tif"), sentence);
  }
}
