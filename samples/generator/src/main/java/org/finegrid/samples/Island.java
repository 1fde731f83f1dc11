package org.finegrid.samples;

import org.finegrid.field.Erosion;
import org.finegrid.field.Field;
import org.finegrid.field.FieldPlane;
import org.finegrid.field.Noise;

/**
 * A fictional island on borrowed coordinates, 3 to 15 degrees east and 40 to 50 degrees north: a
 * mountain belt near its west coast, hills and plains in the east, sea around it. Planes begin in
 * the north-west; cells are a sixteenth of a degree.
 *
 * @param seed which of all such islands
 * @param height metres above the sea; below zero: depth of the sea
 */
public record Island(long seed, FieldPlane height) {
  /** Cells of the fine grid from west to east. */
  public static final int WIDTH = 192;

  /** Cells of the fine grid from north to south. */
  public static final int HEIGHT = 160;

  /** Size of a cell in degrees; exact in binary. */
  public static final double STEP = 0.0625;

  /** Western edge, degrees east. */
  public static final double WEST = 3;

  /** Northern edge, degrees north. */
  public static final double NORTH = 50;

  /** Kilometres from row to row. */
  public static final double CELL_HEIGHT_KM = 6.95;

  /** Kilometres from column to column, at 45 degrees north and taken for the whole island. */
  public static final double CELL_WIDTH_KM = 4.91;

  private static final double SUMMIT = 3400;

  /** The island of a seed. */
  public static Island of(final long seed) {
    final FieldPlane raw = raw(seed).sample(WIDTH, HEIGHT, CELL_WIDTH_KM, CELL_HEIGHT_KM);
    final FieldPlane carved = new Erosion(30, 4, 2).carve(raw);
    final double scale = SUMMIT / carved.maximum();
    return new Island(seed, carved.map(metres -> metres > 0 ? metres * scale : metres));
  }

  /** 1 over land, 0 over the sea. */
  public FieldPlane land() {
    return height.map(metres -> metres > 0 ? 1 : 0);
  }

  /** Metres above the sea, 0 over the sea. */
  public FieldPlane surface() {
    return height.map(metres -> Math.max(0, metres));
  }

  /** Latitude of a row's centre. */
  public static double latitude(final int row) {
    return NORTH - (row + 0.5) * STEP;
  }

  /** A hash of the island's seed for one of its fields. */
  long seedFor(final String what) {
    long hash = seed;
    for (int i = 0; i < what.length(); i++) {
      hash = Noise.hash(hash, what.charAt(i));
    }
    return hash;
  }

  /** Before rivers: metres by place, in kilometres from the north-western corner. */
  private static Field raw(final long seed) {
    final double middleX = WIDTH * CELL_WIDTH_KM / 2;
    final double middleY = HEIGHT * CELL_HEIGHT_KM / 2;
    final Field coast = Noise.fractal(Noise.hash(seed, 1), 3.2, 500, 8).times(0.30);
    final Field inland =
        (x, y) -> {
          final double east = (x - middleX) / (0.37 * 2 * middleX);
          final double south = (y - middleY) / (0.38 * 2 * middleY);
          return 1 - StrictMath.sqrt(east * east + south * south) + coast.at(x, y);
        };
    final Field bend = Noise.fractal(Noise.hash(seed, 2), 3, 600, 75).times(60);
    final Field belt =
        (x, y) -> {
          final double across = (x - 0.41 * 2 * middleX - 0.12 * (y - middleY)) / 105;
          return StrictMath.exp(-0.5 * across * across);
        };
    final Field range = belt.warped(bend, Field.constant(0));
    final Field crests = Noise.ridged(Noise.hash(seed, 3), 3.2, 160, 8);
    final Field hills = Noise.fractal(Noise.hash(seed, 4), 3, 250, 8);
    return (x, y) -> {
      final double shore = inland.at(x, y);
      if (shore <= 0) {
        return 2500 * shore;
      }
      final double rise = Math.min(1, 4 * shore);
      final double mountains = range.at(x, y) * (400 + 3600 * crests.at(x, y));
      final double lowland = Math.max(20, 220 + 170 * hills.at(x, y));
      return 5 + rise * (mountains + lowland);
    };
  }
}
