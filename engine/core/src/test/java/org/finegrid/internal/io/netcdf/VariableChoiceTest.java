package org.finegrid.internal.io.netcdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.finegrid.downscale.Covariates.Covariate;
import org.finegrid.downscale.Covariates.Kind;
import org.finegrid.downscale.RasterSource;
import org.finegrid.grid.RasterException;
import org.finegrid.io.RasterReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ucar.ma2.DataType;

class VariableChoiceTest {
  @TempDir private Path folder;

  private String refusal(final Path path) {
    return assertThrows(RasterException.class, () -> Rasters.describe(path)).getMessage();
  }

  @Test
  void theOnlyGridIsTakenAndWhatDescribesItIsNone() {
    final Path path =
        TestFile.latLon(folder.resolve("one.nc"), 2, 3)
            .dimension("bnds", 2)
            .variable("lat_bnds", "lat bnds", 45.75, 46.25, 46.25, 46.75)
            .variable("area", "lat lon", new double[6])
            .variable("crs", DataType.CHAR, "")
            .variable("t", "lat lon", new double[6])
            .attribute("grid_mapping", "crs")
            .attribute("coordinates", "area")
            .write();
    assertEquals("t", Rasters.describe(path).variable());
  }

  @Test
  void severalGridsAreListed() {
    final Path path =
        TestFile.latLon(folder.resolve("two.nc"), 2, 3)
            .variable("t2m", "lat lon", new double[6])
            .variable("d2m", "lat lon", new double[6])
            .write();
    assertEquals(path + ": holds 2 variables; choose one with variable: t2m, d2m", refusal(path));
    try (RasterReader reader = Rasters.open(path, "d2m")) {
      assertEquals("d2m", reader.description().variable());
    }
    final RasterException unknown =
        assertThrows(RasterException.class, () -> Rasters.open(path, "tp"));
    assertEquals(path + ": has no variable 'tp'; it holds: t2m, d2m", unknown.getMessage());
    final RasterException flat =
        assertThrows(RasterException.class, () -> Rasters.open(path, "lat"));
    assertTrue(flat.getMessage().contains("is not gridded"), flat.getMessage());
  }

  @Test
  void theVariableOfACovariateIsChosenWithTheCovariate() {
    final Path path =
        TestFile.latLon(folder.resolve("terrain.nc"), 2, 3)
            .variable("height", "lat lon", new double[6])
            .variable("slope", "lat lon", new double[6])
            .write();
    final Covariate elevation = new Covariate(Kind.ELEVATION, "elevation", RasterSource.of(path));
    assertEquals(
        path + ": holds 2 variables; choose one with elevation: height, slope",
        assertThrows(RasterException.class, elevation::open).getMessage());
  }

  @Test
  void aCurvedGridIsRefusedWithWhatToDo() {
    final Path path =
        new TestFile(folder.resolve("curved.nc"))
            .dimension("y", 2)
            .dimension("x", 3)
            .variable("y", "y", 0, 1)
            .variable("x", "x", 0, 1, 2)
            .variable("lat", "y x", 1, 1, 1, 2, 2, 2)
            .attribute("units", "degrees_north")
            .variable("lon", "y x", 1, 2, 3, 1, 2, 3)
            .attribute("units", "degrees_east")
            .variable("pre", "y x", new double[6])
            .attribute("coordinates", "lat lon")
            .write();
    final String sentence = refusal(path);
    assertTrue(sentence.contains("pre lies on a curvilinear grid"), sentence);
    assertTrue(sentence.contains("cdo remapcon"), sentence);
    assertTrue(sentence.contains("gdalwarp -geoloc"), sentence);
  }

  @Test
  void aFileWithoutAGridSaysSo() {
    final Path path =
        new TestFile(folder.resolve("series.nc"))
            .dimension("time", 3)
            .variable("time", "time", 0, 1, 2)
            .variable("flow", "time", 5, 6, 7)
            .write();
    assertTrue(refusal(path).contains("holds no gridded variable"), refusal(path));
  }
}
