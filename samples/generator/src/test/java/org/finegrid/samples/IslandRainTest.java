package org.finegrid.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.finegrid.field.FieldPlane;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class IslandRainTest {
  private static final Island ISLAND = Island.of(GenerateSamples.SEED);

  @Test
  void someGroundIsExactlyDryAndNoneIsNegative() {
    for (int month = 0; month < 12; month++) {
      final FieldPlane rain = IslandRain.of(ISLAND, month).where(ISLAND.land());
      final double dry = rain.share(value -> value == 0);
      assertTrue(dry > 0.01 && dry < 0.9, "month " + month + " dry " + dry);
      assertEquals(0, rain.minimum());
    }
  }

  @Test
  void wintersAreWetterThanSummersAndTheSouthIsDriestThen() {
    final FieldPlane winter = IslandRain.of(ISLAND, 0).where(ISLAND.land());
    final FieldPlane summer = IslandRain.of(ISLAND, 6).where(ISLAND.land());
    assertTrue(winter.mean() > 2 * summer.mean());
    final FieldPlane south = FieldPlane.of(192, 160, (c, r) -> r >= 110 ? 1 : 0);
    final FieldPlane north = FieldPlane.of(192, 160, (c, r) -> r < 80 ? 1 : 0);
    assertTrue(summer.where(south).mean() < summer.where(north).mean());
  }

  @Test
  void aFewPlacesGetMuchMoreThanMost() {
    final FieldPlane rain = IslandRain.of(ISLAND, 0).where(ISLAND.land());
    assertTrue(rain.quantile(0.99) > 3 * rain.quantile(0.5));
  }

  @Test
  void moistAirRainsOnTheWindwardSideAndLeavesAShadow() {
    final FieldPlane ridge =
        FieldPlane.of(192, 160, (c, r) -> 2000 * StrictMath.exp(-0.5 * (c - 96) * (c - 96) / 25.0));
    final FieldPlane front = FieldPlane.of(192, 160, (c, r) -> 1);
    for (final double degrees : new double[] {0, 25, 180}) {
      final FieldPlane rain = new MoistWind(degrees).rain(front, ridge);
      final int windward = degrees < 90 ? 91 : 100;
      final int lee = degrees < 90 ? 100 : 91;
      assertTrue(rain.at(windward, 80) > 2 * rain.at(lee, 80), "wind " + degrees);
      final int before = degrees < 90 ? 70 : 121;
      final int behind = degrees < 90 ? 121 : 70;
      assertTrue(rain.at(behind, 80) < rain.at(before, 80), "wind " + degrees);
    }
  }

  @Test
  void aClearSkyGivesNoRain() {
    final FieldPlane clear = FieldPlane.of(192, 160, (c, r) -> 0);
    assertEquals(0, new MoistWind(0).rain(clear, ISLAND.surface()).maximum());
  }
}
