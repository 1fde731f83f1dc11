package org.finegrid.downscale;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;
import org.finegrid.io.ArrayRaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElevationRangeTest {
  private static final RasterSource DEM = RasterSource.of(Path.of("dem.tif"));

  private static Covariates.Covariate elevation() {
    return Covariates.none().withElevation(DEM).fields().get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "m, -10994, 8849",
    "'', -10994, 8849",
    "ft, -36070, 29032",
    "km, -11, 8.8",
    "m2 s-2, -400, 57000",
    "'', 0, 57000",
    "m, -29032, 30032"
  })
  void elevationsOfTheEarthAreAccepted(
      final String unit, final double minimum, final double maximum) {
    assertDoesNotThrow(() -> ElevationRange.check(elevation(), unit, minimum, maximum));
  }

  @ParameterizedTest
  @CsvSource({
    "m, -32768, 3000, -32768.0 m",
    "'', -32768, 3000, -32768.0",
    "m, 0, 32767, 32767.0 m",
    "ft, 0, 65535, 65535.0 ft",
    "m2 s-2, 0, 1e20, 1.0E20 m2 s-2",
    "'', -3.4028235e38, 10, -3.4028235E38"
  })
  void gapsThatAreNotDeclaredAreRefused(
      final String unit, final double minimum, final double maximum, final String value) {
    final RasterException refused =
        assertThrows(
            RasterException.class, () -> ElevationRange.check(elevation(), unit, minimum, maximum));
    assertEquals(ParameterName.ELEVATION, refused.parameter().orElseThrow());
    assertEquals(
        "elevation: dem.tif: has the value "
            + value
            + ", which is no elevation; declare it as NoData (gdal_edit.py -a_nodata, cdo"
            + " setctomiss)",
        refused.message(ParameterName::name));
  }

  @Test
  void otherFieldsMayHaveAnyValue() {
    final Covariates.Covariate rain = Covariates.none().withClimatology(DEM).fields().get(0);
    assertDoesNotThrow(() -> ElevationRange.check(rain, "m", -1e9, 1e9));
  }

  @Test
  void aRunStopsAtSuchAValue() {
    final float[] heights = new float[40 * 40];
    heights[777] = -32768;
    final ArrayRaster dem =
        ArrayRaster.of(heights, 40, 40).withExtent(0, 0, 20_000, 20_000, "EPSG:32632");
    final ArrayRaster raster =
        ArrayRaster.of(new float[400], 20, 20).withExtent(0, 0, 20_000, 20_000, "EPSG:32632");
    final DownscaleMethod method =
        DownscaleMethod.model("bicubic")
            .withFactor(2)
            .withCovariates(Covariates.none().withElevation(RasterSource.of(dem)));
    assertThrows(
        RasterException.class, () -> Downscaler.downscale(RasterSource.of(raster), method));
  }
}
