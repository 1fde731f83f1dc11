package org.finegrid.internal.climate.covariate;

/** The finest scales of a plane, and those twice as coarse. Not thread-safe. */
final class HighPass {
  /** Cells at each side for which there are no finest scales. */
  static final int MARGIN_1 = 1;

  /** Cells at each side for which there are no scales twice as coarse. */
  static final int MARGIN_2 = 3;

  private final SymmetricFilter smooth = new SymmetricFilter(0.5, 0.25);
  private final SymmetricFilter smoother = new SymmetricFilter(0.5, 0, 0.25);
  private double[] once = new double[0];

  /** Takes the finest scales of a plane: what a 3 x 3 binomial filter takes away. */
  void first(final double[] in, final double[] out, final Frame frame) {
    once = frame.plane(once);
    smooth.apply(in, once, frame.width(), frame.height(), 0);
    frame.subtract(in, once, out, MARGIN_1);
  }

  /** Takes the next scales of the same plane: what the filter, twice as wide, takes away then. */
  void second(final double[] out, final Frame frame) {
    smoother.apply(once, out, frame.width(), frame.height(), MARGIN_1);
    frame.subtract(once, out, out, MARGIN_2);
  }
}
