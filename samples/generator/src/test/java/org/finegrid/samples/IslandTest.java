package org.finegrid.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.finegrid.field.FieldPlane;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class IslandTest {
  private static final Island ISLAND = Island.of(GenerateSamples.SEED);

  @Test
  void sameSeedGivesTheSameIsland() {
    final Island again = Island.of(GenerateSamples.SEED);
    assertEquals(ISLAND, again);
    assertEquals(Highlands.of(ISLAND), Highlands.of(again));
    assertEquals(IslandTemperature.of(ISLAND, 3), IslandTemperature.of(again, 3));
    assertEquals(IslandRain.of(ISLAND, 3), IslandRain.of(again, 3));
    assertNotEquals(ISLAND.height(), Island.of(GenerateSamples.SEED + 1).height());
  }

  @Test
  void theIslandHasACoastAndMountains() {
    final double land = ISLAND.land().mean();
    assertTrue(land > 0.25 && land < 0.6, "land " + land);
    assertEquals(3400, ISLAND.height().maximum(), 1e-9);
    final FieldPlane part = Highlands.of(ISLAND);
    final double sea = part.map(value -> Double.isNaN(value) ? 1 : 0).mean();
    assertTrue(sea > 0.1 && sea < 0.5, "sea " + sea);
    assertTrue(part.minimum() >= 1);
    assertEquals(0, part.share(value -> value != StrictMath.rint(value)));
  }

  @Test
  void temperatureFallsWithHeightByTheLapseRate() {
    final FieldPlane summer = IslandTemperature.of(ISLAND, 6);
    final double slope = slope(ISLAND.surface().where(ISLAND.land()), summer);
    assertEquals(-IslandTemperature.lapse(6), slope, 0.001);
    assertEquals(0.0066, IslandTemperature.lapse(6), 1e-4);
    assertEquals(0.0044, IslandTemperature.lapse(0), 1e-4);
  }

  @Test
  void landIsWarmerThanTheSeaInSummerAndColderInWinter() {
    final FieldPlane lowland = ISLAND.height().map(metres -> metres > 0 && metres < 300 ? 1 : 0);
    final FieldPlane sea = ISLAND.height().map(metres -> metres < -300 ? 1 : 0);
    final FieldPlane summer = IslandTemperature.of(ISLAND, 6);
    final FieldPlane winter = IslandTemperature.of(ISLAND, 0);
    assertTrue(summer.where(lowland).mean() > summer.where(sea).mean() + 1);
    assertTrue(winter.where(lowland).mean() < winter.where(sea).mean() - 2);
  }

  @Test
  void theNorthIsColder() {
    final FieldPlane spring = IslandTemperature.of(ISLAND, 3);
    final FieldPlane north = FieldPlane.of(192, 160, (c, r) -> r < 30 ? 1 : 0);
    final FieldPlane south = FieldPlane.of(192, 160, (c, r) -> r >= 130 ? 1 : 0);
    assertTrue(spring.where(north).mean() < spring.where(south).mean() - 2);
  }

  /** Least-squares slope of one plane over another. */
  private static double slope(final FieldPlane x, final FieldPlane y) {
    final FieldPlane both = y.combine(x, (value, there) -> Double.isNaN(there) ? there : value);
    final double meanX = x.mean();
    final double meanY = both.mean();
    final double covariance = x.combine(both, (a, b) -> (a - meanX) * (b - meanY)).mean();
    return covariance / (x.deviation() * x.deviation());
  }
}
