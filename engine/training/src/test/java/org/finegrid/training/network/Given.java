package org.finegrid.training.network;

import java.util.SplittableRandom;

/** Numbers for tests. */
final class Given {
  private Given() {}

  /** Normally distributed ones. */
  static float[] noise(final int count, final long seed) {
    final SplittableRandom random = new SplittableRandom(seed);
    final float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
