package org.finegrid.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.finegrid.field.Plane;
import org.junit.jupiter.api.Test;

class IslandTest {
  private static final Island ISLAND = Island.of(GenerateSamples.SEED);

  @Test
  void sameSeedGivesTheSameIsland() {
    final Island again = Island.of(GenerateSamples.SEED);
    assertEquals(ISLAND, again);
    assertEquals(Highlands.of(ISLAND), Highlands.of(again));
    assertEquals(Temperature.of(ISLAND, 3), Temperature.of(again, 3));
    assertEquals(Rain.of(ISLAND, 3), Rain.of(again, 3));
    assertNotEquals(ISLAND.height(), Island.of(GenerateSamples.SEED + 1).height());
  }

  @Test
  void theIslandHasACoastAndMountains() {
    final double land = ISLAND.land().mean();
    assertTrue(land > 0.25 && land < 0.6, "land " + land);
    assertEquals(3400, ISLAND.height().maximum(), 1e-9);
    final Plane part = Highlands.of(ISLAND);
    final double sea = part.map(value -> Double.isNaN(value) ? 1 : 0).mean();
    assertTrue(sea > 0.1 && sea < 0.5, "sea " + sea);
    assertTrue(part.minimum() >= 1);
    assertEquals(0, part.share(value -> value != StrictMath.rint(value)));
  }

  @Test
  void temperatureFallsWithHeightByTheLapseRate() {
    final Plane summer = Temperature.of(ISLAND, 6);
    final double slope = slope(ISLAND.surface().where(ISLAND.land()), summer);
    assertEquals(-Temperature.lapse(6), slope, 0.001);
    assertEquals(0.0066, Temperature.lapse(6), 1e-4);
    assertEquals(0.0044, Temperature.lapse(0), 1e-4);
  }

  @Test
  void landIsWarmerThanTheSeaInSummerAndColderInWinter() {
    final Plane lowland = ISLAND.height().map(metres -> metres > 0 && metres < 300 ? 1 : 0);
    final Plane sea = ISLAND.height().map(metres -> metres < -300 ? 1 : 0);
    final Plane summer = Temperature.of(ISLAND, 6);
    final Plane winter = Temperature.of(ISLAND, 0);
    assertTrue(summer.where(lowland).mean() > summer.where(sea).mean() + 1);
    assertTrue(winter.where(lowland).mean() < winter.where(sea).mean() - 2);
  }

  @Test
  void theNorthIsColder() {
    final Plane spring = Temperature.of(ISLAND, 3);
    final Plane north = Plane.of(192, 160, (c, r) -> r < 30 ? 1 : 0);
    final Plane south = Plane.of(192, 160, (c, r) -> r >= 130 ? 1 : 0);
    assertTrue(spring.where(north).mean() < spring.where(south).mean() - 2);
  }

  /** Least-squares slope of one plane over another. */
  private static double slope(final Plane x, final Plane y) {
    final Plane both = y.combine(x, (value, there) -> Double.isNaN(there) ? there : value);
    final double meanX = x.mean();
    final double meanY = both.mean();
    final double covariance = x.combine(both, (a, b) -> (a - meanX) * (b - meanY)).mean();
    return covariance / (x.deviation() * x.deviation());
  }
}
