package org.finegrid.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RegularAxis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WetThresholdTest {
  private static final EvaluationRequest PLAIN =
      EvaluationRequest.builder(Path.of("pr.nc"), 4).build();

  private static BandDescription band(final String unit, final String standardName) {
    return new BandDescription("pr", unit, standardName, new int[0], Map.of());
  }

  private static OptionalDouble threshold(
      final BandDescription band, final EvaluationRequest request) {
    final GridGeometry grid =
        new GridGeometry(
            new RegularAxis(0, 1, 1), new RegularAxis(1, -1, 1), CoordinateReference.unknown());
    final RasterDescription raster =
        new RasterDescription(
            grid,
            List.of(band),
            List.of(),
            "",
            Map.of(),
            Map.of(),
            "float32",
            OptionalDouble.empty(),
            "");
    return WetThreshold.of(raster, 0, request);
  }

  @ParameterizedTest
  @CsvSource({
    "mm/day, 1",
    "MM/Day, 1",
    "mm d-1, 1",
    "mm, 0.1",
    "kg m-2, 0.1",
    "mm h-1, 0.1",
    "kg m-2 s-1, 1.1574074074074073e-5",
  })
  void isThatOfTheUnit(final String unit, final double threshold) {
    assertEquals(threshold, threshold(band(unit, ""), PLAIN).orElseThrow(), 1e-20);
  }

  @ParameterizedTest
  @CsvSource({
    "K, air_temperature",
    "m s-1, wind_speed",
    "kg m-2 s-1, water_evapotranspiration_flux",
  })
  void isNoneOfWhatIsNotLikeRain(final String unit, final String standardName) {
    assertEquals(OptionalDouble.empty(), threshold(band(unit, standardName), PLAIN));
  }

  @Test
  void isWhatTheRequestSays() {
    final EvaluationRequest asked = EvaluationRequest.builder(Path.of("pr.nc"), 4).wet(3).build();
    assertEquals(3, threshold(band("K", "air_temperature"), asked).orElseThrow());
  }
}
