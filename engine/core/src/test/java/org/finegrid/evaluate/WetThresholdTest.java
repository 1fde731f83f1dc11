package org.finegrid.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import org.finegrid.grid.BandDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WetThresholdTest {
  private static final EvaluationRequest PLAIN =
      EvaluationRequest.builder(Path.of("pr.nc"), 4).build();

  private static BandDescription band(final String unit, final String standardName) {
    return new BandDescription("", unit, standardName, new int[0], Map.of());
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
    assertEquals(threshold, WetThreshold.of(band(unit, ""), PLAIN).orElseThrow(), 1e-20);
  }

  @ParameterizedTest
  @CsvSource({
    "K, air_temperature",
    "m s-1, wind_speed",
    "kg m-2 s-1, water_evapotranspiration_flux",
  })
  void isNoneOfWhatIsNotLikeRain(final String unit, final String standardName) {
    assertEquals(OptionalDouble.empty(), WetThreshold.of(band(unit, standardName), PLAIN));
  }

  @Test
  void isWhatTheRequestSays() {
    final EvaluationRequest asked = EvaluationRequest.builder(Path.of("pr.nc"), 4).wet(3).build();
    assertEquals(3, WetThreshold.of(band("K", "air_temperature"), asked).orElseThrow());
  }
}
