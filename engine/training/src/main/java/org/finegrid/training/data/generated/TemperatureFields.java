package org.finegrid.training.data.generated;

import org.finegrid.field.Field;
import org.finegrid.field.FieldPlane;

/** Air near the ground: a smooth state, colder upwards, with a step where land meets sea. */
final class TemperatureFields {
  private TemperatureFields() {}

  static FieldPlane make(final FieldDraw draw) {
    final FieldPlane land = TerrainFields.shaped(draw);
    final FieldPlane above = land.map(height -> Math.max(0, height)).standardised();
    final FieldPlane mask = land.map(height -> height > 0 ? 1 : 0);
    // Land's air reaches out over the sea, and a model's cells are not sharp.
    final FieldPlane continental = draw.chance(0.5) ? mask.blurred(1 + draw.below(3)) : mask;
    final double contrast = draw.between(-1.5, 1.5);
    final double lapse = draw.scale(0.15, 2);
    final Field state =
        draw.noise(draw.between(3, 4.5), draw.scale(150, 640), draw.scale(4, 30))
            .times(draw.between(0.3, 1.5));
    final Field turbulence =
        draw.noise(draw.between(2.2, 3.4), draw.scale(20, 100), draw.scale(0.8, 5))
            .times(draw.scale(0.02, 0.3));
    final FieldPlane weather = draw.sample(state.plus(turbulence));
    final FieldPlane ground = RandomFields.seen(draw, above);
    return weather
        .combine(ground, (air, height) -> Double.isNaN(height) ? air : air - lapse * height)
        .combine(continental, (air, share) -> air + contrast * share);
  }
}
