package org.finegrid.samples;

import org.finegrid.field.Erosion;
import org.finegrid.field.Field;
import org.finegrid.field.FieldPlane;
import org.finegrid.field.Noise;

/**
 * A part of an island at one kilometre, in UTM zone 32 north: mountains and a stretch of the east
 * coast.
 */
public final class Highlands {
  /** Cells from west to east. */
  public static final int WIDTH = 192;

  /** Cells from north to south. */
  public static final int HEIGHT = 160;

  /** Size of a cell in metres. */
  public static final double STEP = 1000;

  /** Western edge, metres. */
  public static final double WEST = 450_000;

  /** Northern edge, metres. */
  public static final double NORTH = 4_860_000;

  private static final double SUMMIT = 3250;

  private Highlands() {}

  /** Whole metres above the sea, NaN over the sea. */
  public static FieldPlane of(final Island island) {
    final TransverseMercator utm = new TransverseMercator(9);
    final Field detail = Noise.fractal(island.seedFor("detail"), 3, 24, 2);
    final Field crests = Noise.ridged(island.seedFor("crests"), 3, 24, 2);
    final FieldPlane raw =
        FieldPlane.of(
            WIDTH,
            HEIGHT,
            (column, row) -> {
              final TransverseMercator.Place place =
                  utm.place(WEST + (column + 0.5) * STEP, NORTH - (row + 0.5) * STEP);
              final double smooth =
                  island
                      .height()
                      .between(
                          (place.longitude() - Island.WEST) / Island.STEP,
                          (Island.NORTH - place.latitude()) / Island.STEP);
              final double relief = 25 + 0.30 * Math.max(0, smooth);
              return smooth
                  + relief * (0.5 * detail.at(column, row) + crests.at(column, row) - 0.4);
            });
    final FieldPlane carved = new Erosion(20, 1.2, 0.6).carve(raw);
    final double scale = SUMMIT / carved.maximum();
    return carved.map(
        metres -> metres > 0 ? Math.max(1, StrictMath.rint(scale * metres)) : Double.NaN);
  }
}
