package org.finegrid.internal.tile;

/** How the weight of a tile increases across the cells that it shares with the one before it. */
public enum Ramp {
  /** Half a cosine: smooth at both ends. */
  COSINE {
    @Override
    double rise(final double t) {
      return 0.5 - 0.5 * Math.cos(Math.PI * t);
    }
  },
  /** A straight line. */
  LINEAR {
    @Override
    double rise(final double t) {
      return t;
    }
  },
  /** A step in the middle. */
  NONE {
    @Override
    double rise(final double t) {
      return t < 0.5 ? 0 : 1;
    }
  };

  abstract double rise(double t);

  /**
   * The rising weights across a seam; the falling ones are one minus these, so that the two sum to
   * one.
   *
   * @param cells fine cells across the seam
   * @return a weight for each cell, in [0, 1]
   */
  public float[] weights(final int cells) {
    final float[] weights = new float[cells];
    for (int i = 0; i < cells; i++) {
      weights[i] = (float) rise((i + 0.5) / cells);
    }
    return weights;
  }
}
