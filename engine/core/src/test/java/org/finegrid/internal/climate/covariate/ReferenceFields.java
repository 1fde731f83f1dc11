package org.finegrid.internal.climate.covariate;

import java.util.Arrays;
import java.util.List;

/** The fields of {@code reference.py}. */
final class ReferenceFields {
  static final int HEIGHT = 20;
  static final int WIDTH = 24;

  private ReferenceFields() {}

  static double[] shares(final int factor) {
    return switch (factor) {
      case 2 -> new double[] {0.2, 0.3};
      case 3 -> new double[] {0.1, 0.11, 0.37 / 3};
      case 4 -> new double[] {0.05, 0.06, 0.0675, 0.0725};
      default -> {
        final double[] equal = new double[factor];
        Arrays.fill(equal, 1.0 / (factor * factor));
        yield equal;
      }
    };
  }

  static double noise(final long seed, final long row, final long column) {
    long h = row * 0x9E3779B97F4A7C15L + column * 0xC2B2AE3D27D4EB4FL + seed * 0x165667B19E3779F9L;
    h = (h ^ (h >>> 32)) * 0xD6E8FEB86659FD93L;
    h ^= h >>> 32;
    return (h >>> 11) * 0x1p-53;
  }

  static double[] covariate(final CovariateRole role, final int factor) {
    final double[] values = new double[HEIGHT * WIDTH * factor * factor];
    for (int row = 0; row < HEIGHT * factor; row++) {
      for (int column = 0; column < WIDTH * factor; column++) {
        final double i = (double) row / factor;
        final double j = (double) column / factor;
        values[row * WIDTH * factor + column] =
            switch (role) {
              case ELEVATION ->
                  800
                      + 700 * Math.sin(1.4 * i + 1) * Math.cos(0.9 * j)
                      + 300 * noise(1, row, column);
              case LAND ->
                  Math.min(
                      Math.max(
                          0.5
                              + 1.2 * Math.sin(0.5 * i) * Math.cos(0.4 * j + 1)
                              + 0.2 * noise(2, row, column),
                          0),
                      1);
              case CLIMATOLOGY ->
                  283 + 5 * Math.sin(1.4 * i + 1) * Math.cos(0.9 * j) + noise(3, row, column);
              case OTHER -> 5e6 * noise(4, row, column);
            };
      }
    }
    return values;
  }

  static double[] averages(final double[] fine, final int factor) {
    final double[] shares = shares(factor);
    final double[] means = new double[HEIGHT * WIDTH];
    for (int i = 0; i < fine.length; i++) {
      final int row = i / (WIDTH * factor);
      final int column = i % (WIDTH * factor);
      means[row / factor * WIDTH + column / factor] += shares[row % factor] * fine[i];
    }
    return means;
  }

  static double[] band(final int factor, final List<CovariateRole> roles, final String gaps) {
    final double[] land = averages(covariate(CovariateRole.LAND, factor), factor);
    final double[] elevation = averages(covariate(CovariateRole.ELEVATION, factor), factor);
    final double lapse = roles.equals(List.of(CovariateRole.LAND)) ? 0 : -0.006;
    final double[] band = new double[HEIGHT * WIDTH];
    for (int cell = 0; cell < band.length; cell++) {
      final int i = cell / WIDTH;
      final int j = cell % WIDTH;
      final boolean data =
          switch (gaps) {
            case "sea" -> land[cell] >= 0.5;
            case "holes" -> noise(6, i, j) >= 0.04;
            case "edge" -> (i - 10) * (i - 10) + (j - 4) * (j - 4) <= 60;
            default -> true;
          };
      band[cell] =
          data
              ? 280
                  + Math.sin(0.2 * i)
                  + 0.5 * noise(5, i, j)
                  - 6 * land[cell]
                  + lapse * elevation[cell]
              : Double.NaN;
    }
    return band;
  }
}
