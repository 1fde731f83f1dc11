package org.finegrid.samples;

import java.util.Arrays;
import org.finegrid.field.FieldPlane;

/**
 * Rain from air that crosses mountains: it gives up water where weather lifts it and where the
 * ground does, has less of it afterwards, dries where it sinks, and takes up water over the sea.
 *
 * @param degrees where the wind blows to: 0 east, 90 south
 */
record MoistWind(double degrees) {
  /** Upslope of one in this many lifts air as much again as a front does. */
  private static final double LIFT = 45;

  private static final double ASPECT = Island.CELL_WIDTH_KM / Island.CELL_HEIGHT_KM;
  private static final double RAIN_OUT = 0.03;
  private static final double UPTAKE = 0.03;
  private static final double LONGEST_MEMORY = 0.15;

  /**
   * Rain by cell, in units of what moist air gives to a front of strength 1.
   *
   * @param front how strongly weather lifts the air, 0 where the sky is clear
   * @param surface smooth metres above the sea
   */
  FieldPlane rain(final FieldPlane front, final FieldPlane surface) {
    final double east = StrictMath.cos(StrictMath.toRadians(degrees));
    final double south = StrictMath.sin(StrictMath.toRadians(degrees));
    // The march goes line by line along the axis that the wind follows more closely.
    final boolean byColumns = Math.abs(east) >= Math.abs(south);
    final int lines = byColumns ? front.width() : front.height();
    final int across = byColumns ? front.height() : front.width();
    final boolean forward = byColumns ? east > 0 : south > 0;
    final double drift =
        byColumns ? south / Math.abs(east) * ASPECT : east / Math.abs(south) / ASPECT;
    final double[] rain = new double[lines * across];
    double[] moisture = new double[across];
    Arrays.fill(moisture, 1);
    for (int step = 0; step < lines; step++) {
      final int line = forward ? step : lines - 1 - step;
      final double[] next = new double[across];
      for (int i = 0; i < across; i++) {
        final int column = byColumns ? line : i;
        final int row = byColumns ? i : line;
        final double arriving = interpolate(moisture, i - drift);
        final double climb = climb(surface, column, row, east, south);
        final double lifted = front.at(column, row) * Math.max(0, 1 + LIFT * climb);
        final double fallen = arriving * lifted;
        rain[row * front.width() + column] = fallen;
        final double uptake = surface.at(column, row) < 1 ? UPTAKE : UPTAKE / 6;
        final double kept = Math.max(LONGEST_MEMORY, arriving - RAIN_OUT * fallen);
        next[i] = kept + uptake * (1 - kept);
      }
      moisture = next;
    }
    return FieldPlane.of(front.width(), front.height(), rain);
  }

  /** Metres of ascent per metre of way. */
  private static double climb(
      final FieldPlane surface,
      final int column,
      final int row,
      final double east,
      final double south) {
    final double slopeEast =
        (surface.clamped(column + 1, row) - surface.clamped(column - 1, row))
            / (2000 * Island.CELL_WIDTH_KM);
    final double slopeSouth =
        (surface.clamped(column, row + 1) - surface.clamped(column, row - 1))
            / (2000 * Island.CELL_HEIGHT_KM);
    return east * slopeEast + south * slopeSouth;
  }

  private static double interpolate(final double[] line, final double index) {
    final double inside = Math.max(0, Math.min(line.length - 1, index));
    final int first = Math.min(line.length - 2, (int) inside);
    final double part = inside - first;
    return (1 - part) * line[first] + part * line[first + 1];
  }
}
