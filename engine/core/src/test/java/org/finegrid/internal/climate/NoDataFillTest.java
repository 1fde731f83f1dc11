package org.finegrid.internal.climate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class NoDataFillTest {
  private static final double NAN = Double.NaN;

  @Test
  void aRingIsTheMeanOfItsNeighboursWithData() {
    final double[] plane = {1, NAN, NAN, 3, NAN, NAN};
    assertTrue(NoDataFill.fill(plane, 3, 2, 1));
    assertEquals(2, plane[1]);
    assertEquals(2, plane[4]);
    assertEquals(2, plane[2], "beyond the ring: the mean of the data");
  }

  @Test
  void aPlaneWithoutDataIsLeftAlone() {
    final double[] plane = {NAN, NAN};
    assertFalse(NoDataFill.fill(plane, 2, 1, 5));
    assertTrue(Double.isNaN(plane[0]));
  }

  @Property(tries = 50)
  void aValueDependsOnNothingFartherThanItsRing(
      @ForAll @LongRange(min = 0, max = 9999) final long seed) {
    final int edge = 21;
    final int rings = 4;
    final SplittableRandom random = new SplittableRandom(seed);
    final double[] plane = new double[edge * edge];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = random.nextDouble() < 0.1 ? random.nextDouble() : NAN;
    }
    // A cell with data within `rings` of the centre, so that the centre is filled by rings.
    plane[(10 - rings) * edge + 10] = 7;
    final double[] changed = plane.clone();
    for (int i = 0; i < plane.length; i++) {
      if (Math.max(Math.abs(i / edge - 10), Math.abs(i % edge - 10)) > rings) {
        changed[i] = random.nextDouble() < 0.5 ? 100 * random.nextDouble() : NAN;
      }
    }
    NoDataFill.fill(plane, edge, edge, rings);
    NoDataFill.fill(changed, edge, edge, rings);
    assertEquals(plane[10 * edge + 10], changed[10 * edge + 10]);
  }
}
