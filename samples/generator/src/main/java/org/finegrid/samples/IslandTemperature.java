package org.finegrid.samples;

import org.finegrid.field.Field;
import org.finegrid.field.FieldPlane;
import org.finegrid.field.Front;
import org.finegrid.field.Noise;

/**
 * Monthly mean air temperature near the ground, in kelvin: colder to the north and upwards, with
 * seasons that are stronger and earlier over land than over the sea, and each month's own weather.
 */
public final class IslandTemperature {
  /** Fall of temperature with height in summer, kelvin per metre; winters have two thirds. */
  public static final double SUMMER_LAPSE = 0.0066;

  private IslandTemperature() {}

  /**
   * One month of an island's fictional year.
   *
   * @param month 0 for January
   */
  public static FieldPlane of(final Island island, final int month) {
    final FieldPlane continental = island.land().blurred(5);
    final FieldPlane surface = island.surface();
    final FieldPlane weather = weather(island, month);
    final double lapse = lapse(month);
    final double landSeason = 9.5 * season(month, 6.5);
    final double seaSeason = 4.2 * season(month, 7.6);
    return FieldPlane.of(
        Island.WIDTH,
        Island.HEIGHT,
        (column, row) -> {
          final double north = Island.latitude(row) - 45;
          final double land = 286.2 - 0.80 * north + landSeason * (1 + 0.02 * north);
          final double sea = 287.4 - 0.50 * north + seaSeason;
          final double share = continental.at(column, row);
          return share * land
              + (1 - share) * sea
              - lapse * surface.at(column, row)
              + weather.at(column, row);
        });
  }

  /** Fall of temperature with height in a month, kelvin per metre. */
  public static double lapse(final int month) {
    return SUMMER_LAPSE * (5 + season(month, 6.5)) / 6;
  }

  /** 1 in the warmest month, counted from 0 with its middle at a half, -1 half a year apart. */
  private static double season(final int month, final double warmest) {
    return StrictMath.cos(2 * StrictMath.PI * (month + 0.5 - warmest) / 12);
  }

  private static FieldPlane weather(final Island island, final int month) {
    final long seed = Noise.hash(island.seedFor("temperature"), month);
    final Field airMasses = Noise.fractal(seed, 3, 900, 10).times(0.9);
    final Field bend = Noise.fractal(Noise.hash(seed, 1), 3, 400, 50).times(40);
    final Front front =
        new Front(
            Island.WIDTH * Island.CELL_WIDTH_KM * unit(Noise.hash(seed, 2)),
            Island.HEIGHT * Island.CELL_HEIGHT_KM * unit(Noise.hash(seed, 3)),
            50 + 40 * unit(Noise.hash(seed, 4)),
            90,
            60);
    return airMasses
        .plus(front.step().warped(bend, bend).times(0.5))
        .sample(Island.WIDTH, Island.HEIGHT, Island.CELL_WIDTH_KM, Island.CELL_HEIGHT_KM);
  }

  private static double unit(final long bits) {
    return (bits >>> 11) * 0x1.0p-53;
  }
}
