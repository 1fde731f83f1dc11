package org.finegrid.training.data.generated;

import org.finegrid.field.Field;
import org.finegrid.field.FieldPlane;
import org.finegrid.field.Intermittent;

/** One-sided fields: nothing over a part of the ground, few high values elsewhere. */
final class RainFields {
  private RainFields() {}

  static FieldPlane make(final FieldDraw draw) {
    final Field systems = draw.noise(draw.between(2.5, 4), draw.scale(100, 640), draw.scale(6, 60));
    final Field cells =
        draw.noise(draw.between(2, 3.5), draw.scale(20, 100), draw.scale(1, 6))
            .times(draw.between(0.1, 1));
    final FieldPlane wet = RandomFields.seen(draw, draw.sample(draw.bent(systems.plus(cells))));
    return Intermittent.withDryShare(wet, draw.between(0.2, 0.9), draw.between(1, 4));
  }
}
