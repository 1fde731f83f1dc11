package org.finegrid.training.dictionary;

import org.finegrid.training.data.Aggregation;
import org.finegrid.training.data.FloatPlane;
import org.finegrid.training.data.Resize;
import org.finegrid.training.onnx.BicubicKernels;

/**
 * What the methods add detail to: the bicubic interpolation; where coarse cells are means, each
 * coarse cell's children are shifted together so that they keep its mean. Detail then has no mean
 * of its own, and neither has what is learned of it.
 */
final class DetailBase {
  private DetailBase() {}

  /** The field that detail is added to. */
  static FloatPlane of(final FloatPlane coarse, final int factor, final Aggregation aggregation) {
    final FloatPlane fine = Resize.enlarge(coarse, factor);
    if (aggregation != Aggregation.MEAN) {
      return fine;
    }
    return fine.plusCoarse(coarse.minus(Aggregation.MEAN.coarsen(fine, factor)));
  }

  /** The same as convolution kernels {@code [factor²][1][EDGE][EDGE]}, a child each. */
  static float[] kernels(final int factor, final Aggregation aggregation) {
    return aggregation == Aggregation.MEAN
        ? BicubicKernels.keepingMeans(factor)
        : BicubicKernels.of(factor);
  }
}
