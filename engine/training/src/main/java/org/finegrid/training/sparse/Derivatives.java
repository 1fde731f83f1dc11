package org.finegrid.training.sparse;

import org.finegrid.training.data.FloatPlane;

/**
 * The features of a patch of the upsampled field by Yang, Wright, Huang and Ma (2010): first and
 * second derivatives along both axes at each of its cells, by the filters {@code [-1, 0, 1]} and
 * {@code [1, 0, -2, 0, 1]} and their transposes.
 */
final class Derivatives {
  /** Edge of the patch. */
  static final int PATCH = 5;

  /** Numbers of a patch's features. */
  static final int LENGTH = 4 * PATCH * PATCH;

  private static final int FILTER_RADIUS = 2;

  /** Cells around a patch's centre that its features depend on. */
  static final int RADIUS = PATCH / 2 + FILTER_RADIUS;

  /** Edge of the kernels that give features at once. */
  static final int KERNEL = 2 * RADIUS + 1;

  private static final float[][] FILTERS = {{0, -1, 0, 1, 0}, {1, 0, -2, 0, 1}};

  private Derivatives() {}

  /** The features of the patch around a cell: filter by filter, in each cell by cell. */
  static float[] around(final FloatPlane plane, final int column, final int row) {
    final float[] features = new float[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      final int cell = i % (PATCH * PATCH);
      final int x = column + cell % PATCH - PATCH / 2;
      final int y = row + cell / PATCH - PATCH / 2;
      final boolean across = across(i);
      for (int tap = -FILTER_RADIUS; tap <= FILTER_RADIUS; tap++) {
        final float weight = FILTERS[filter(i)][tap + FILTER_RADIUS];
        if (weight != 0) {
          features[i] += weight * Patch.at(plane, across ? x + tap : x, across ? y : y + tap);
        }
      }
    }
    return features;
  }

  /** The same as kernels {@code [LENGTH][1][KERNEL][KERNEL]}. */
  static float[] kernels() {
    final float[] kernels = new float[LENGTH * KERNEL * KERNEL];
    for (int i = 0; i < LENGTH; i++) {
      final int cell = i % (PATCH * PATCH);
      final int x = cell % PATCH + FILTER_RADIUS;
      final int y = cell / PATCH + FILTER_RADIUS;
      for (int tap = -FILTER_RADIUS; tap <= FILTER_RADIUS; tap++) {
        final int column = across(i) ? x + tap : x;
        final int line = across(i) ? y : y + tap;
        kernels[(i * KERNEL + line) * KERNEL + column] = FILTERS[filter(i)][tap + FILTER_RADIUS];
      }
    }
    return kernels;
  }

  private static boolean across(final int feature) {
    return feature / (PATCH * PATCH) % 2 == 0;
  }

  private static int filter(final int feature) {
    return feature / (PATCH * PATCH) / 2;
  }
}
