package org.finegrid.internal.climate;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RegularAxis;
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
    assertTrue(nonNegative("pr time=2000-01", "mm/day", ""));
    assertTrue(nonNegative("rr", "mm", ""));
    assertTrue(nonNegative("pre", "mm d-1", ""));
    assertTrue(nonNegative("prcp", "kg m-2", ""));
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

  @Test
  void aUnitAloneTellsNothing() {
    assertFalse(nonNegative("", "mm/day", ""));
    assertFalse(nonNegative("sea level", "mm", ""));
    assertFalse(nonNegative("water balance", "kg m-2", ""));
    assertFalse(nonNegative("rainfall minus losses", "mm", ""));
    assertFalse(nonNegative("climatic water balance of precipitation", "mm", ""));
    assertFalse(nonNegative("net precipitation", "mm", ""));
    assertFalse(nonNegative("pre", "hPa", ""));
    assertFalse(nonNegative("pr", "hPa", ""));
    assertFalse(nonNegative("cp", "J kg-1 K-1", ""));
  }

  @Test
  void theVariablesLongNameCountsLikeTheBands() {
    final BandDescription band = new BandDescription("v12 1", "mm", "", new int[0], Map.of());
    final GridGeometry grid =
        new GridGeometry(
            new RegularAxis(0, 1, 1), new RegularAxis(1, -1, 1), CoordinateReference.unknown());
    final Function<String, Boolean> named =
        longName ->
            Quantity.nonNegative(
                new RasterDescription(
                    grid,
                    List.of(band),
                    List.of(),
                    "v12",
                    Map.of("long_name", longName),
                    Map.of(),
                    "float32",
                    OptionalDouble.empty(),
                    ""),
                0);
    assertTrue(named.apply("Daily rainfall"));
    assertFalse(named.apply("Sea level"));
  }
}
