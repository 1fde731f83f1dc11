package org.finegrid.internal.io.netcdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.finegrid.grid.Axis;
import org.finegrid.grid.CoordinateReference.Kind;
import org.finegrid.grid.IrregularAxis;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.RegularAxis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ucar.ma2.DataType;

class HorizontalAxisTest {
  private static final double[] GAUSSIAN = {-87.86, -85.10, -82.31, -79.53};

  @TempDir private Path folder;

  private TestFile file(final DataType type, final double[] latitudes, final double[] longitudes) {
    return new TestFile(folder.resolve("in.nc"))
        .dimension("lat", latitudes.length)
        .dimension("lon", longitudes.length)
        .dimension("bnds", 2)
        .variable("t", "lat lon", new double[latitudes.length * longitudes.length])
        .variable("lon", type, "lon", longitudes)
        .attribute("units", "degrees_east")
        .variable("lat", type, "lat", latitudes)
        .attribute("units", "degrees_north");
  }

  @Test
  void edgesLieHalfAStepOutsideOfTheCoordinates() {
    final RasterDescription raster =
        Rasters.describe(
            file(DataType.DOUBLE, new double[] {50, 49.75, 49.5}, new double[] {0, 0.5}).write());
    assertEquals(new RegularAxis(50.125, -0.25, 3), raster.geometry().y());
    assertEquals(new RegularAxis(-0.25, 0.5, 2), raster.geometry().x());
    assertEquals(Kind.GEOGRAPHIC, raster.geometry().reference().kind());
    assertFalse(raster.coordinates().orElseThrow().rowsReversed());
  }

  @Test
  void risingLatitudesAreHandedOutNorthFirst() {
    final RasterDescription raster =
        Rasters.describe(
            file(DataType.DOUBLE, new double[] {49.5, 49.75, 50}, new double[] {0, 0.5}).write());
    assertEquals(new RegularAxis(50.125, -0.25, 3), raster.geometry().y());
    assertTrue(raster.coordinates().orElseThrow().rowsReversed());
  }

  @Test
  void longitudesStayBetween0And360AndMayFall() {
    final RasterDescription raster =
        Rasters.describe(
            file(DataType.DOUBLE, new double[] {1, 0}, new double[] {350, 349, 348}).write());
    assertEquals(new RegularAxis(350.5, -1, 3), raster.geometry().x());
  }

  @Test
  void stepsOfATenthIn32BitsAreEven() {
    final double[] longitudes = TestFile.steps(-180, 0.1, 3600);
    final RasterDescription raster =
        Rasters.describe(file(DataType.FLOAT, new double[] {1, 0}, longitudes).write());
    final RegularAxis x = assertInstanceOf(RegularAxis.class, raster.geometry().x());
    assertEquals(0.1, x.step(), 1e-7);
    assertTrue(raster.geometry().wrapsAround());
  }

  @Test
  void gaussianLatitudesKeepTheirOwnSpacing() {
    final RasterDescription raster =
        Rasters.describe(file(DataType.DOUBLE, GAUSSIAN, new double[] {0, 1}).write());
    final Axis y = assertInstanceOf(IrregularAxis.class, raster.geometry().y());
    assertEquals(-79.53, y.centre(0));
    assertEquals((-85.10 - 82.31) / 2, y.edge(2), 1e-12);
    assertEquals((-87.86 + 79.53) / 3, y.nominal().step(), 1e-12);
  }

  @Test
  void boundsTellTheEdgesOfUnevenCells() {
    final RasterDescription raster =
        Rasters.describe(
            file(DataType.DOUBLE, GAUSSIAN, new double[] {0, 1})
                .attribute("bounds", "lat_bnds")
                .variable("lat_bnds", "lat bnds", -90, -86.6, -86.6, -83.7, -83.7, -81, -81, -78)
                .write());
    final Axis y = raster.geometry().y();
    assertArrayEquals(
        new double[] {-78, -81, -83.7, -86.6, -90},
        IntStream.rangeClosed(0, 4).mapToDouble(y::edge).toArray());
  }

  @Test
  void boundsWithGapsAreNotBelieved() {
    final RasterDescription raster =
        Rasters.describe(
            file(DataType.DOUBLE, GAUSSIAN, new double[] {0, 1})
                .attribute("bounds", "lat_bnds")
                .variable("lat_bnds", "lat bnds", -90, -87, -86, -84, -83.7, -81, -81, -78)
                .write());
    assertEquals((-85.10 - 82.31) / 2, raster.geometry().y().edge(2), 1e-12);
  }

  @Test
  void theBoundsOfASingleCellTellItsSize() {
    final Path bounded =
        file(DataType.DOUBLE, new double[] {45}, new double[] {0, 1})
            .attribute("bounds", "lat_bnds")
            .variable("lat_bnds", "lat bnds", 44, 46)
            .write();
    assertEquals(new RegularAxis(46, -2, 1), Rasters.describe(bounded).geometry().y());
    assertEquals(List.of(), Rasters.notes(bounded));
  }

  @Test
  void aSingleCellWithoutBoundsIsAsLargeAsTheFileSaysOfItsResolution() {
    final Path path =
        file(DataType.DOUBLE, new double[] {45}, new double[] {0, 1})
            .global("geospatial_lat_resolution", "0.5 degree")
            .write();
    assertEquals(new RegularAxis(45.25, -0.5, 1), Rasters.describe(path).geometry().y());
    assertEquals(
        List.of(
            "the size of the only cell along lat is not stated by bounds; 0.5 is taken from the"
                + " attribute geospatial_lat_resolution"),
        Rasters.notes(path));
  }

  @Test
  void aSingleCellWithoutBoundsIsAsLargeAsGdalRecordsIt() {
    final Path path =
        file(DataType.DOUBLE, new double[] {45}, new double[] {0, 1})
            .variable("crs", "")
            .attribute("GeoTransform", "-0.5 1 0 45.125 0 -0.25 ")
            .variable("dem", "lat lon", 1, 2)
            .attribute("grid_mapping", "crs")
            .write();
    assertEquals(new RegularAxis(45.125, -0.25, 1), Rasters.describe(path, "dem").geometry().y());
  }

  @Test
  void aSingleCellOfNoStatedSizeIsAsLargeAsThoseOfTheOtherAxis() {
    final Path row = file(DataType.DOUBLE, new double[] {45}, new double[] {0, 2}).write();
    assertEquals(new RegularAxis(46, -2, 1), Rasters.describe(row).geometry().y());
    assertTrue(Rasters.notes(row).get(0).endsWith("2.0 is taken from the cells along lon"));
  }

  @Test
  void aFileOfOneCellOfNoStatedSizeIsRefused() {
    final Path bare = file(DataType.DOUBLE, new double[] {45}, new double[] {0}).write();
    final String sentence =
        assertThrows(RasterException.class, () -> Rasters.describe(bare)).getMessage();
    assertTrue(sentence.contains("single cell along lon"), sentence);
  }

  @Test
  void coordinatesThatTurnAroundAreRefused() {
    final Path path = file(DataType.DOUBLE, new double[] {45, 47, 46}, new double[] {0, 1}).write();
    final String sentence =
        assertThrows(RasterException.class, () -> Rasters.describe(path)).getMessage();
    assertTrue(sentence.contains("is not monotonic"), sentence);
  }

  @Test
  void coordinatesWithoutAValueAreRefused() {
    final Path path =
        file(DataType.DOUBLE, new double[] {45, Double.NaN, 46}, new double[] {0, 1}).write();
    final String sentence =
        assertThrows(RasterException.class, () -> Rasters.describe(path)).getMessage();
    assertTrue(sentence.contains("lat has missing values"), sentence);
  }

  @Test
  void edgesStatedByTheConventionOfGmtAreTakenAsTheyStand() {
    final Path path =
        file(DataType.FLOAT, new double[] {0.15, 0.05}, new double[] {10.05, 10.15})
            .attribute("actual_range", new double[] {0, 0.2})
            .global("node_offset", 1)
            .write();
    assertEquals(new RegularAxis(0.2, -0.1, 2), Rasters.describe(path).geometry().y());
  }

  @Test
  void aRangeThatDoesNotFitTheCoordinatesIsIgnored() {
    final Path path =
        file(DataType.DOUBLE, new double[] {1, 0}, new double[] {10, 11})
            .attribute("actual_range", new double[] {4e-317, -5e303})
            .global("node_offset", 1)
            .write();
    assertEquals(new RegularAxis(1.5, -1, 2), Rasters.describe(path).geometry().y());
  }

  @Property(tries = 40)
  void whatIsWrittenHasTheSameEdgesWhenReadAgain(
      @ForAll @DoubleRange(min = -180, max = 180) @Scale(6) final double origin,
      @ForAll @DoubleRange(min = 0.001, max = 3) @Scale(6) final double step,
      @ForAll @IntRange(min = 1, max = 50) final int size)
      throws IOException {
    final Path place = Files.createTempDirectory("axis");
    final Path path = place.resolve("out.nc");
    final RegularAxis x = new RegularAxis(origin, step, size);
    final RegularAxis y = new RegularAxis(origin, -step, 3);
    Rasters.write(path, NetcdfWriterTest.plain(x, y));
    final RasterDescription read = Rasters.describe(path);
    Files.delete(path);
    Files.delete(place);
    for (final Axis[] pair :
        Arrays.asList(new Axis[] {x, read.geometry().x()}, new Axis[] {y, read.geometry().y()})) {
      assertEquals(pair[0].edge(0), pair[1].edge(0), 1e-12 * Math.max(1, Math.abs(origin)));
      final int n = pair[0].size();
      assertEquals(
          pair[0].edge(n), pair[1].edge(n), 1e-12 * Math.max(1, Math.abs(origin) + n * step));
    }
  }
}
