package org.finegrid.samples;

import java.util.SplittableRandom;
import org.finegrid.field.Field;
import org.finegrid.field.FieldPlane;
import org.finegrid.field.Front;
import org.finegrid.field.Intermittent;
import org.finegrid.field.Noise;

/**
 * Monthly sums of rain in millimetres: a handful of fronts and showers on westerly winds, many in
 * winter and few in summer, stronger on windward slopes, weak behind the mountains. Where no event
 * passes, the sum is exactly zero.
 */
public final class IslandRain {
  /** Less than a rain gauge records counts as no rain. */
  private static final double TRACE = 0.2;

  private IslandRain() {}

  /**
   * One month of an island's fictional year, over land and sea.
   *
   * @param month 0 for January
   */
  public static FieldPlane of(final Island island, final int month) {
    final SplittableRandom random = new SplittableRandom(Noise.hash(island.seedFor("rain"), month));
    final double winter = 0.5 + 0.5 * StrictMath.cos(2 * StrictMath.PI * (month + 0.5 - 0.8) / 12);
    final int fronts = (int) StrictMath.rint(1 + 4 * winter);
    final int showers = (int) StrictMath.rint(1 + 3 * (1 - winter));
    final FieldPlane smooth = island.surface().blurred(1);
    FieldPlane sum = FieldPlane.of(Island.WIDTH, Island.HEIGHT, (column, row) -> 0);
    for (int i = 0; i < fronts; i++) {
      final MoistWind wind = new MoistWind(10 + 45 * (random.nextDouble() - 0.5));
      sum = sum.plus(wind.rain(grid(front(random, wind)), smooth).map(value -> 55 * value));
    }
    for (int i = 0; i < showers; i++) {
      final MoistWind wind = new MoistWind(10 + 90 * (random.nextDouble() - 0.5));
      sum = sum.plus(wind.rain(grid(shower(random)), smooth).map(value -> 40 * value));
    }
    final FieldPlane drySouth =
        FieldPlane.of(
            Island.WIDTH, Island.HEIGHT, (column, row) -> share(Island.latitude(row), winter));
    return sum.combine(
        drySouth, (millimetres, share) -> millimetres * share < TRACE ? 0 : millimetres * share);
  }

  /** In summer, sinking air keeps rain from the south. */
  private static double share(final double latitude, final double winter) {
    final double north = 1 / (1 + StrictMath.exp(-(latitude - 44.5) / 0.9));
    return winter + (1 - winter) * (0.02 + 0.98 * north);
  }

  private static Field front(final SplittableRandom random, final MoistWind wind) {
    final Front front =
        new Front(
            kilometresEast(random.nextDouble()),
            kilometresSouth(random.nextDouble()),
            wind.degrees() + 25 * (random.nextDouble() - 0.5),
            110 + 80 * random.nextDouble(),
            400 * random.nextDouble());
    final Field bend = Noise.fractal(random.nextLong(), 3, 350, 40).times(35);
    final Field cells = Noise.fractal(random.nextLong(), 2.5, 180, 10);
    final Field wet = front.band().warped(bend, bend).combine(cells, (b, c) -> 1.9 * b + 0.45 * c);
    return Intermittent.above(wet, 1.0, 1.3);
  }

  private static Field shower(final SplittableRandom random) {
    final Field places = Noise.fractal(random.nextLong(), 2.6, 600, 120);
    final Field cells = Noise.fractal(random.nextLong(), 2.3, 90, 10);
    return Intermittent.above(places.combine(cells, (p, c) -> p + 0.45 * c), 1.0, 1.7);
  }

  private static double kilometresEast(final double share) {
    return Island.WIDTH * Island.CELL_WIDTH_KM * share;
  }

  private static double kilometresSouth(final double share) {
    return Island.HEIGHT * Island.CELL_HEIGHT_KM * share;
  }

  private static FieldPlane grid(final Field field) {
    return field.sample(Island.WIDTH, Island.HEIGHT, Island.CELL_WIDTH_KM, Island.CELL_HEIGHT_KM);
  }
}
