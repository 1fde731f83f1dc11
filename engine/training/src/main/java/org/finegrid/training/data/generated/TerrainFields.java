package org.finegrid.training.data.generated;

import org.finegrid.field.Erosion;
import org.finegrid.field.Field;
import org.finegrid.field.FieldPlane;

/** Elevation: mountains, valleys, coasts. */
final class TerrainFields {
  private static final int LEAST_STEPS = 5;
  private static final int MORE_STEPS = 12;

  private TerrainFields() {}

  /** Land carved by rivers, from first gullies to valleys that reach the heads of mountains. */
  static FieldPlane eroded(final FieldDraw draw) {
    return RandomFields.seen(draw, carved(draw, land(draw)));
  }

  /** Mountains that no river has touched. */
  static FieldPlane ridged(final FieldDraw draw) {
    return RandomFields.seen(draw, land(draw));
  }

  /** Land and a flat sea, which is 0. */
  static FieldPlane coast(final FieldDraw draw) {
    final FieldPlane land = RandomFields.seen(draw, carved(draw, shaped(draw)));
    return land.map(height -> Math.max(0, height));
  }

  /** Mountains partly under water: above zero land, below it sea. */
  static FieldPlane shaped(final FieldDraw draw) {
    final FieldPlane coast =
        draw.sample(draw.noise(draw.between(2.4, 3.6), draw.scale(120, 640), draw.scale(0.8, 4)));
    final double level = coast.quantile(draw.between(0.1, 0.7));
    final FieldPlane land = land(draw);
    final double relief = draw.scale(0.1, 2);
    return coast.combine(
        land,
        (shore, height) ->
            shore <= level
                ? shore - level
                : (shore - level) * (0.2 + relief * Math.min(1, 3 * (shore - level)) * height));
  }

  /** Heights above zero, before rivers. */
  private static FieldPlane land(final FieldDraw draw) {
    final double longest = draw.scale(60, 640);
    final double slope = draw.between(2.3, 3.7);
    final double shortest = draw.scale(0.8, 5);
    final Field crests = draw.ridges(slope, longest, shortest);
    final Field hills = draw.noise(slope, longest, shortest);
    final double share = draw.between(0, 1);
    final Field mixed = crests.combine(hills, (c, h) -> share * 3 * c + (1 - share) * h);
    final FieldPlane raw = draw.sample(draw.chance(0.4) ? draw.bent(mixed) : mixed);
    final double floor = raw.minimum() - 0.05 * raw.deviation();
    return raw.map(height -> height - floor);
  }

  private static FieldPlane carved(final FieldDraw draw, final FieldPlane land) {
    final int steps = LEAST_STEPS + draw.below(MORE_STEPS);
    final Erosion erosion = new Erosion(steps, draw.scale(0.05, 4), draw.scale(0.2, 3));
    return erosion.carve(land);
  }
}
