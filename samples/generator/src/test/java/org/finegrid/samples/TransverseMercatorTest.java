package org.finegrid.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TransverseMercatorTest {
  private static final TransverseMercator UTM32 = new TransverseMercator(9);

  @Test
  void theCentralMeridianIsAtFiveHundredKilometres() {
    assertEquals(9, UTM32.place(500_000, 4_800_000).longitude(), 1e-12);
    assertEquals(0, UTM32.place(500_000, 0).latitude(), 1e-12);
  }

  /** From by PROJ: gdaltransform -s_srs EPSG:32632 -t_srs EPSG:4326. */
  @Test
  void placesAreThoseOfProj() {
    assertPlace(8.37749206579855, 43.8914062165591, 450_000, 4_860_000);
    assertPlace(10.7265139012065, 42.4393266868208, 642_000, 4_700_000);
    assertPlace(6.028818575432, 46.0149379734555, 270_000, 5_100_000);
  }

  private static void assertPlace(
      final double longitude, final double latitude, final double easting, final double northing) {
    final TransverseMercator.Place place = UTM32.place(easting, northing);
    assertEquals(longitude, place.longitude(), 1e-8);
    assertEquals(latitude, place.latitude(), 1e-8);
  }
}
