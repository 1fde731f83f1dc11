package org.finegrid.training.data.generated;

import java.util.List;
import org.finegrid.field.FieldPlane;

/** Two fields of different kinds in one: their sum, their product, or each in its own region. */
final class MixedFields {
  private static final List<FieldKind> PARTS =
      List.of(
          RandomFields::noise,
          RandomFields::bent,
          RandomFields::filaments,
          TerrainFields::ridged,
          TerrainFields::eroded,
          WeatherFields::front,
          RainFields::make);

  private MixedFields() {}

  static FieldPlane make(final FieldDraw draw) {
    final FieldPlane one = part(draw);
    final FieldPlane other = part(draw);
    final double weight = draw.scale(0.1, 1);
    return switch (draw.below(3)) {
      case 0 -> one.combine(other, (a, b) -> a + weight * b);
      case 1 -> one.combine(other, (a, b) -> a * (1 + weight * b));
      default -> {
        final FieldPlane where =
            draw.sample(draw.noise(3.2, draw.scale(60, 400), draw.scale(2, 20)));
        yield FieldPlane.of(
            draw.width(),
            draw.height(),
            (column, row) -> {
              final double share = Math.max(0, Math.min(1, 0.5 + where.at(column, row) / weight));
              return share * one.at(column, row) + (1 - share) * other.at(column, row);
            });
      }
    };
  }

  private static FieldPlane part(final FieldDraw draw) {
    final FieldPlane plane = PARTS.get(draw.below(PARTS.size())).make(draw);
    final double deviation = plane.deviation();
    return deviation > 1e-9 ? plane.standardised() : plane;
  }
}
