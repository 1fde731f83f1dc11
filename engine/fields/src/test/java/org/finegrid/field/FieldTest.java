package org.finegrid.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FieldTest {
  private static final Field EAST = (x, y) -> x;

  @Test
  void turningByAQuarterSwapsTheAxes() {
    assertEquals(3, EAST.turned(90).at(2, 3), 1e-12);
  }

  @Test
  void stretchingMakesShapesLonger() {
    assertEquals(1, EAST.stretched(4, 1).at(4, 0));
  }

  @Test
  void warpingTakesTheValueFromElsewhere() {
    assertEquals(7, EAST.warped(Field.constant(5), Field.constant(1)).at(2, 3));
  }

  @Test
  void aFrontIsAStepAcrossAndABandAlong() {
    final Front front = new Front(10, 10, 0, 2, 0);
    assertEquals(0, front.step().at(10, 50), 1e-12);
    assertTrue(front.step().at(20, 10) > 0.99);
    assertTrue(front.step().at(0, 10) < -0.99);
    assertEquals(1, front.band().at(10, -30), 1e-12);
    assertTrue(front.band().at(20, 10) < 0.01);
  }

  @Test
  void aBentFrontFallsBehindAwayFromItsMiddle() {
    final Field ahead = new Front(0, 0, 0, 1, 1).ahead();
    assertEquals(0, ahead.at(0, 0), 1e-12);
    assertEquals(0, ahead.at(-1, 10), 1e-12);
  }

  @Test
  void rainHasExactlyTheDryShareAskedAndIsSkewed() {
    final FieldPlane wet =
        Intermittent.withDryShare(Noise.fractal(2, 2.5, 50, 2).sample(100, 100, 1), 0.6, 1.5);
    assertEquals(0.6, wet.share(value -> value == 0), 1e-3);
    assertTrue(wet.minimum() == 0);
    final double median = wet.map(value -> value > 0 ? value : Double.NaN).quantile(0.5);
    assertTrue(wet.maximum() > 4 * median, wet.maximum() + " over " + median);
  }

  @Test
  void dryShareOfAFieldFollowsTheNormalDistributionOfNoise() {
    final FieldPlane wet =
        Intermittent.above(Noise.fractal(4, 2.5, 20, 2), 1, 1.5).sample(300, 300, 1);
    assertEquals(0.84, wet.share(value -> value == 0), 0.04);
  }
}
