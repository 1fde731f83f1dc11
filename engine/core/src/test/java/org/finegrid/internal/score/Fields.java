package org.finegrid.internal.score;

import java.util.SplittableRandom;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RegularAxis;

/** Fields for tests. */
final class Fields {
  static final int WIDTH = 48;
  static final int HEIGHT = 40;

  private Fields() {}

  /** Waves of several lengths about 280. */
  static double[] truth() {
    final double[] field = new double[WIDTH * HEIGHT];
    for (int i = 0; i < field.length; i++) {
      final int x = i % WIDTH;
      final int y = i / WIDTH;
      field[i] =
          280
              + 8 * Math.sin(0.31 * x) * Math.cos(0.23 * y)
              + 3 * Math.sin(1.7 * x + 0.9 * y)
              + 0.05 * x;
    }
    return field;
  }

  /** The same waves, some weaker, some shifted, on a higher mean. */
  static double[] model() {
    final double[] field = new double[WIDTH * HEIGHT];
    for (int i = 0; i < field.length; i++) {
      final int x = i % WIDTH;
      final int y = i / WIDTH;
      field[i] =
          280.4
              + 7.5 * Math.sin(0.31 * x + 0.05) * Math.cos(0.23 * y)
              + 1.2 * Math.sin(1.6 * x + 0.9 * y)
              + 0.05 * x;
    }
    return field;
  }

  /** From 60 degrees north to 40. */
  static CellWeights degrees() {
    return CellWeights.of(
        new GridGeometry(
            new RegularAxis(0, 0.5, WIDTH),
            new RegularAxis(60, -0.5, HEIGHT),
            CoordinateReference.geographicWithoutDatum()));
  }

  static CellWeights equal() {
    return CellWeights.equal(WIDTH, HEIGHT);
  }

  /** Random values, some of them missing. */
  static double[] random(final long seed, final int cells, final double missing) {
    final SplittableRandom random = new SplittableRandom(seed);
    final double[] field = new double[cells];
    for (int i = 0; i < cells; i++) {
      field[i] = random.nextDouble() < missing ? Double.NaN : 5 + 3 * random.nextGaussian();
    }
    return field;
  }
}
