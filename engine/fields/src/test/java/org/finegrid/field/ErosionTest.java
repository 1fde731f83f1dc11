package org.finegrid.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ErosionTest {
  private static final FieldPlane LAND =
      FieldPlane.of(48, 48, (c, r) -> Math.hypot(c - 24, r - 24) > 20 ? -50 : 100)
          .plus(Noise.fractal(9, 3, 16, 2).sample(48, 48, 1).map(value -> 10 * value));

  @Test
  void theCoastStays() {
    final FieldPlane carved = new Erosion(10, 2, 1).carve(LAND);
    assertEquals(LAND.map(Math::signum), carved.map(Math::signum));
    for (int i = 0; i < 48; i++) {
      if (LAND.at(i, 3) <= 0) {
        assertEquals(LAND.at(i, 3), carved.at(i, 3));
      }
    }
  }

  @Test
  void waterFindsAWayOutOfNearlyEveryCell() {
    assertTrue(pits(new Erosion(20, 4, 1).carve(LAND)) < 0.1 * pits(LAND));
  }

  @Test
  void sameLandGivesTheSameValleys() {
    assertEquals(new Erosion(5, 3, 1).carve(LAND), new Erosion(5, 3, 1).carve(LAND));
  }

  private static int pits(final FieldPlane plane) {
    int pits = 0;
    for (int row = 1; row < plane.height() - 1; row++) {
      for (int column = 1; column < plane.width() - 1; column++) {
        if (plane.at(column, row) > 0 && lowest(plane, column, row)) {
          pits++;
        }
      }
    }
    return pits;
  }

  private static boolean lowest(final FieldPlane plane, final int column, final int row) {
    for (int r = row - 1; r <= row + 1; r++) {
      for (int c = column - 1; c <= column + 1; c++) {
        if (plane.at(c, r) < plane.at(column, row)) {
          return false;
        }
      }
    }
    return true;
  }
}
