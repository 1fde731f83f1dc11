package org.finegrid.training.data.generated;

import org.finegrid.field.Field;
import org.finegrid.field.FieldPlane;
import org.finegrid.field.Front;

/** Air masses that meet. */
final class WeatherFields {
  private static final int MOST_FRONTS = 3;

  private WeatherFields() {}

  /** Fronts, sharp and broad, bent by the flow, over noise. */
  static FieldPlane front(final FieldDraw draw) {
    Field sum = draw.noise().times(draw.between(0.05, 0.6));
    final int count = 1 + draw.below(MOST_FRONTS);
    for (int i = 0; i < count; i++) {
      final Front front =
          new Front(
              draw.between(0.1, 0.9) * draw.width(),
              draw.between(0.1, 0.9) * draw.height(),
              draw.between(0, 360),
              draw.scale(1, 40),
              draw.between(-30, 30));
      final Field shape = draw.chance(0.7) ? front.step() : front.band();
      sum = sum.plus(draw.bent(shape).times(draw.between(0.3, 1.5)));
    }
    return RandomFields.seen(draw, draw.sample(sum));
  }
}
