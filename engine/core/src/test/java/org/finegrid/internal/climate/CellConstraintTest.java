package org.finegrid.internal.climate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;
import org.finegrid.testing.MemoryRaster;
import org.junit.jupiter.api.Test;

class CellConstraintTest {

  private static float[] apply(
      final Conservation conservation,
      final Bounds bounds,
      final double coarse,
      final RunningStatistics tally,
      final float... children) {
    final CellAreas areas = CellAreas.of(MemoryRaster.projected(1, 1), 2);
    new CellConstraint(conservation, bounds, areas)
        .apply(new double[] {coarse}, 0, 1, new Window(0, 0, 1, 1), children, tally);
    return children;
  }

  @Test
  void additiveMovesAllChildrenAlike() {
    final float[] children =
        apply(Conservation.ADDITIVE, Bounds.NONE, 10, new RunningStatistics(), 1, 2, 3, 4);
    assertArrayEquals(new float[] {8.5f, 9.5f, 10.5f, 11.5f}, children);
  }

  @Test
  void multiplicativeScalesAllChildrenAlikeAndMakesNoneNegative() {
    final float[] children =
        apply(Conservation.MULTIPLICATIVE, Bounds.NONE, 3, new RunningStatistics(), -1, 0, 2, 4);
    assertArrayEquals(new float[] {0, 0, 4, 8}, children);
  }

  @Test
  void aDryCellHasDryChildren() {
    final float[] children =
        apply(Conservation.MULTIPLICATIVE, Bounds.NONE, 0, new RunningStatistics(), 1, 2, 3, 4);
    assertArrayEquals(new float[] {0, 0, 0, 0}, children);
  }

  @Test
  void aWetCellWhoseChildrenAreAllDryIsSpreadEvenly() {
    final float[] children =
        apply(Conservation.MULTIPLICATIVE, Bounds.NONE, 2, new RunningStatistics(), 0, 0, -1, 0);
    assertArrayEquals(new float[] {2, 2, 2, 2}, children);
  }

  @Test
  void boundsAndMeanHoldTogether() {
    final RunningStatistics tally = new RunningStatistics();
    final float[] children =
        apply(Conservation.ADDITIVE, new Bounds(0, 10), 2, tally, -6, 0, 4, 10);
    double sum = 0;
    for (final float child : children) {
      assertTrue(child >= 0 && child <= 10, "child " + child);
      sum += child;
    }
    assertEquals(2, sum / 4, 1e-6);
    assertEquals(0, tally.cellsOutOfBounds());
  }

  @Test
  void multiplicativeMeetsAMaximum() {
    final float[] children =
        apply(
            Conservation.MULTIPLICATIVE, new Bounds(0, 5), 4, new RunningStatistics(), 0, 1, 1, 10);
    double sum = 0;
    for (final float child : children) {
      assertTrue(child >= 0 && child <= 5, "child " + child);
      sum += child;
    }
    assertEquals(4, sum / 4, 1e-6);
  }

  @Test
  void aCellOutsideTheBoundsIsCutAndCounted() {
    final RunningStatistics tally = new RunningStatistics();
    final float[] children = apply(Conservation.ADDITIVE, new Bounds(0, 5), 7, tally, 1, 2, 3, 4);
    assertArrayEquals(new float[] {5, 5, 5, 5}, children);
    assertEquals(1, tally.cellsOutOfBounds());
    assertEquals(2, tally.massError());
  }

  @Test
  void boundsThatAreNoFloatsAreRoundedInwards() {
    final float[] children =
        apply(
            Conservation.NONE,
            new Bounds(0.1, 0.7),
            0.4,
            new RunningStatistics(),
            0,
            0.05f,
            0.9f,
            0.3f);
    for (final float child : children) {
      assertTrue(child >= 0.1 && child <= 0.7, "child " + child);
    }
  }

  @Test
  void withoutConservationTheErrorIsStillMeasured() {
    final RunningStatistics tally = new RunningStatistics();
    final float[] children = apply(Conservation.NONE, Bounds.NONE, 3, tally, 1, 2, 3, 4);
    assertArrayEquals(new float[] {1, 2, 3, 4}, children);
    assertEquals(0.5, tally.massError());
  }

  @Test
  void aVanishingChildDoesNotHideTheScaleThatMeetsAMaximum() {
    final RunningStatistics tally = new RunningStatistics();
    final float[] children =
        apply(Conservation.MULTIPLICATIVE, new Bounds(0, 200), 75.5, tally, 1e-35f, 300, 1, 1);
    double sum = 0;
    for (final float child : children) {
      assertTrue(child >= 0 && child <= 200, "child " + child);
      sum += child;
    }
    assertEquals(75.5, sum / 4, 1e-5);
  }

  @Test
  void valuesThatAreNotFiniteAreAFailureWhateverTheRules() {
    for (final Conservation conservation : Conservation.values()) {
      for (final Bounds bounds : new Bounds[] {Bounds.NONE, new Bounds(0, 10)}) {
        for (final float bad :
            new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
          assertThrows(
              RasterException.class,
              () -> apply(conservation, bounds, 3, new RunningStatistics(), 1, bad, 3, 4),
              conservation + " " + bounds + " " + bad);
        }
      }
    }
  }

  @Test
  void childrenNearerToThePoleCountLess() {
    final CellAreas areas = CellAreas.of(MemoryRaster.global(4, 2), 2);
    assertTrue(areas.share(0) < areas.share(1));
    assertEquals(1, 2 * (areas.share(0) + areas.share(1)), 1e-12);
    final double expected = 1 - Math.sin(Math.toRadians(45));
    assertEquals(expected / 2, areas.share(0), 1e-12);
  }
}
