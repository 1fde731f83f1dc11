package org.finegrid.training.data.generated;

import org.finegrid.field.FieldPlane;

/** Fields with few values: classes, plateaus, and what was stored in few bits. */
final class CategoricalFields {
  private CategoricalFields() {}

  /** Plateaus with sharp edges between them. */
  static FieldPlane plateaus(final FieldDraw draw) {
    final FieldPlane noise =
        draw.sample(draw.noise(draw.between(2.8, 4.5), draw.scale(40, 400), draw.scale(1.5, 16)));
    final double step = draw.between(0.3, 2);
    final double slope = draw.chance(0.5) ? 0 : draw.between(0, 0.5);
    return noise.map(value -> step * StrictMath.rint(value / step) + slope * value);
  }

  /** Any terrain or noise in whole steps, as integers store it. */
  static FieldPlane quantised(final FieldDraw draw) {
    final FieldPlane plane =
        (draw.chance(0.5) ? TerrainFields.eroded(draw) : RandomFields.noise(draw)).standardised();
    final double step = draw.scale(0.005, 0.1);
    return plane.map(value -> step * StrictMath.rint(value / step));
  }
}
