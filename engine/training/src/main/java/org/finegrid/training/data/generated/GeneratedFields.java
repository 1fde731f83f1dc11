package org.finegrid.training.data.generated;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.finegrid.field.FieldPlane;
import org.finegrid.field.Noise;

/**
 * Fields of 256 to 320 cells on a side, of the many kinds that rasters have: random fields of all
 * spectra, terrain with and without rivers and coasts, temperature over terrain, rain, weather
 * systems, classes, and mixtures of these. Each has zero mean and unit standard deviation, or is
 * one-sided with unit standard deviation.
 */
public final class GeneratedFields {
  /** Kinds, each as often as it is worth. */
  private static final List<FieldKind> KINDS = kinds();

  private GeneratedFields() {}

  /**
   * One field. The kinds take turns with the numbers, so that a few fields are of many kinds.
   *
   * @param seed which of all collections of fields
   * @param number which field of the collection, from 0
   */
  public static FieldPlane of(final long seed, final int number) {
    return plane(KINDS.get(number % KINDS.size()), Noise.hash(seed, number));
  }

  /** A field of a kind; another one in the rare case that it is the same everywhere. */
  static FieldPlane plane(final FieldKind kind, final long seed) {
    for (int attempt = 0; ; attempt++) {
      final FieldPlane plane = kind.make(new FieldDraw(Noise.hash(seed, attempt)));
      final double deviation = plane.deviation();
      if (deviation > 1e-9 && Double.isFinite(deviation)) {
        // One-sided fields keep their zero, which is a value of its own there.
        final double middle = plane.minimum() == 0 ? 0 : plane.mean();
        return plane.map(value -> (value - middle) / deviation);
      }
    }
  }

  private static List<FieldKind> kinds() {
    final List<FieldKind> kinds = new ArrayList<>();
    kinds.addAll(Collections.nCopies(4, RandomFields::noise));
    kinds.addAll(Collections.nCopies(2, RandomFields::bent));
    kinds.addAll(Collections.nCopies(1, RandomFields::filaments));
    kinds.addAll(Collections.nCopies(5, TerrainFields::eroded));
    kinds.addAll(Collections.nCopies(2, TerrainFields::ridged));
    kinds.addAll(Collections.nCopies(2, TerrainFields::coast));
    kinds.addAll(Collections.nCopies(4, TemperatureFields::make));
    kinds.addAll(Collections.nCopies(1, WeatherFields::front));
    kinds.addAll(Collections.nCopies(2, RainFields::make));
    kinds.addAll(Collections.nCopies(1, CategoricalFields::plateaus));
    kinds.addAll(Collections.nCopies(1, CategoricalFields::quantised));
    kinds.addAll(Collections.nCopies(2, MixedFields::make));
    // Neighbours differ, so that a part of the list has every kind.
    Collections.shuffle(kinds, new Random(7));
    return List.copyOf(kinds);
  }
}
