package org.finegrid.training.dictionary;

import org.finegrid.training.data.Aggregation;
import org.finegrid.training.data.FloatPlane;
import org.finegrid.training.data.Resize;

/**
 * What the methods add detail to: the bicubic interpolation; where coarse cells are means, each
 * coarse cell's children are shifted together so that they keep its mean. Detail then has no mean
 * of its own, and neither has what is learned of it.
 */
final class Base {
  /** Coarse cells on each side that it sees. */
  static final int REACH = 2;

  /** Edge of its kernels. */
  static final int EDGE = 2 * REACH + 1;

  private Base() {}

  /** The field that detail is added to. */
  static FloatPlane of(final FloatPlane coarse, final int factor, final Aggregation aggregation) {
    final FloatPlane fine = Resize.enlarge(coarse, factor);
    if (aggregation != Aggregation.MEAN) {
      return fine;
    }
    final FloatPlane means = Aggregation.MEAN.coarsen(fine, factor);
    final float[] values = fine.values().clone();
    for (int i = 0; i < values.length; i++) {
      final int column = i % fine.width() / factor;
      final int row = i / fine.width() / factor;
      values[i] += coarse.at(column, row) - means.at(column, row);
    }
    return new FloatPlane(fine.width(), fine.height(), values);
  }

  /** The same as convolution kernels {@code [factor²][1][5][5]}, a child each. */
  static float[] kernels(final int factor, final Aggregation aggregation) {
    final int children = factor * factor;
    final int edge = 2 * EDGE - 1;
    final float[] kernels = new float[children * EDGE * EDGE];
    for (int tap = 0; tap < EDGE * EDGE; tap++) {
      final FloatPlane impulse = FloatPlane.zeros(edge, edge);
      final int row = edge / 2 - REACH + tap / EDGE;
      final int column = edge / 2 - REACH + tap % EDGE;
      impulse.values()[row * edge + column] = 1;
      final FloatPlane fine = of(impulse, factor, aggregation);
      for (int child = 0; child < children; child++) {
        kernels[child * EDGE * EDGE + tap] =
            fine.at(edge / 2 * factor + child % factor, edge / 2 * factor + child / factor);
      }
    }
    return kernels;
  }
}
