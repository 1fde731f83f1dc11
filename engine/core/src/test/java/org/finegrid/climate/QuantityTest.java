package org.finegrid.climate;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.finegrid.grid.BandDescription;
import org.junit.jupiter.api.Test;

class QuantityTest {

  private static boolean nonNegative(final String name, final String unit, final String standard) {
    return Quantity.nonNegative(new BandDescription(name, unit, standard, new int[0], Map.of()));
  }

  @Test
  void rainSnowRadiationHumidityAndSpeedCannotBeNegative() {
    assertTrue(nonNegative("pr", "kg m-2 s-1", "precipitation_flux"));
    assertTrue(nonNegative("x", "m", "lwe_thickness_of_precipitation_amount"));
    assertTrue(nonNegative("rsds", "W m-2", "surface_downwelling_shortwave_flux_in_air"));
    assertTrue(nonNegative("hurs", "%", "relative_humidity"));
    assertTrue(nonNegative("sfcWind", "m s-1", "wind_speed"));
    assertTrue(nonNegative("", "mm/day", ""));
    assertTrue(nonNegative("tp time=2000-01", "m", ""));
    assertTrue(nonNegative("Annual precipitation", "", ""));
  }

  @Test
  void temperatureElevationWindAndDifferencesCan() {
    assertFalse(nonNegative("tas", "K", "air_temperature"));
    assertFalse(nonNegative("elevation", "m", ""));
    assertFalse(nonNegative("ua", "m s-1", "eastward_wind"));
    assertFalse(nonNegative("dpr", "kg m-2 s-1", "tendency_of_precipitation_flux"));
    assertFalse(nonNegative("precipitation anomaly", "mm", ""));
    assertFalse(nonNegative("potential evaporation", "mm", ""));
    assertFalse(nonNegative("pressure", "Pa", ""));
    assertFalse(nonNegative("", "", ""));
  }
}
