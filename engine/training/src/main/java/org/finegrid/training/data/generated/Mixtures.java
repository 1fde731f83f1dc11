package org.finegrid.training.data.generated;

import java.util.List;
import org.finegrid.field.Plane;

/** Two fields of different kinds in one: their sum, their product, or each in its own region. */
final class Mixtures {
  private static final List<Kind> PARTS =
      List.of(
          RandomFields::noise,
          RandomFields::bent,
          RandomFields::filaments,
          Terrain::ridged,
          Terrain::eroded,
          Weather::front,
          Rain::make);

  private Mixtures() {}

  static Plane make(final Draw draw) {
    final Plane one = part(draw);
    final Plane other = part(draw);
    final double weight = draw.scale(0.1, 1);
    return switch (draw.below(3)) {
      case 0 -> one.combine(other, (a, b) -> a + weight * b);
      case 1 -> one.combine(other, (a, b) -> a * (1 + weight * b));
      default -> {
        final Plane where = draw.sample(draw.noise(3.2, draw.scale(60, 400), draw.scale(2, 20)));
        yield Plane.of(
            draw.width(),
            draw.height(),
            (column, row) -> {
              final double share = Math.max(0, Math.min(1, 0.5 + where.at(column, row) / weight));
              return share * one.at(column, row) + (1 - share) * other.at(column, row);
            });
      }
    };
  }

  private static Plane part(final Draw draw) {
    final Plane plane = PARTS.get(draw.below(PARTS.size())).make(draw);
    final double deviation = plane.deviation();
    return deviation > 1e-9 ? plane.standardised() : plane;
  }
}
