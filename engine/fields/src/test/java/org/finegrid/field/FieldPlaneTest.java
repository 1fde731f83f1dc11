package org.finegrid.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FieldPlaneTest {

  @Test
  void statisticsPassOverCellsWithoutData() {
    final FieldPlane plane = FieldPlane.of(2, 2, new double[] {1, Double.NaN, 3, 5});
    assertEquals(3, plane.mean());
    assertEquals(1, plane.minimum());
    assertEquals(5, plane.maximum());
    assertEquals(3, plane.quantile(0.5));
    assertEquals(1.0 / 3, plane.share(value -> value < 2), 1e-15);
  }

  @Test
  void betweenCentresValuesAreLinear() {
    final FieldPlane plane = FieldPlane.of(3, 2, (column, row) -> column + 10 * row);
    assertEquals(0, plane.between(0.5, 0.5));
    assertEquals(1.25 + 5, plane.between(1.75, 1.0));
    assertEquals(12, plane.between(9, 9));
  }

  @Test
  void blurringKeepsAConstantAndSmoothsTheRest() {
    final FieldPlane noise = Noise.gradient(1).sample(40, 40, 0.7);
    assertTrue(noise.blurred(2).deviation() < 0.5 * noise.deviation());
    assertEquals(4, FieldPlane.of(5, 5, (c, r) -> 4).blurred(2).maximum(), 1e-12);
  }
}
