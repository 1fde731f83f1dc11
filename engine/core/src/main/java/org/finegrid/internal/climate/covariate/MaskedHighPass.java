package org.finegrid.internal.climate.covariate;

/**
 * The finest scales of a plane with gaps, and those twice as coarse: filters take the mean of the
 * cells that have data. Where there are no gaps nearby the result is that of {@link HighPass}. Not
 * thread-safe.
 */
final class MaskedHighPass {
  private final SymmetricFilter smooth = new SymmetricFilter(0.5, 0.25);
  private final SymmetricFilter smoother = new SymmetricFilter(0.5, 0, 0.25);
  private Frame frame = new Frame(0, 0);
  private double[] mask = new double[0];
  private double[] share = new double[0];
  private double[] wideShare = new double[0];
  private double[] once = new double[0];
  private double[] scratch = new double[0];

  /**
   * Takes the gaps.
   *
   * @param data 1 where there are data, 0 elsewhere; kept
   */
  void begin(final Frame window, final double[] data) {
    frame = window;
    mask = data;
    share = frame.plane(share);
    wideShare = frame.plane(wideShare);
    once = frame.plane(once);
    scratch = frame.plane(scratch);
    smooth.apply(mask, share, frame.width(), frame.height(), 0);
    smoother.apply(mask, wideShare, frame.width(), frame.height(), HighPass.MARGIN_1);
  }

  /** Takes the finest scales of a plane, 0 in gaps. */
  void first(final double[] in, final double[] out) {
    mean(smooth, in, share, once, 0);
    difference(in, once, out, HighPass.MARGIN_1);
  }

  /** Takes the next scales of the same plane, 0 in gaps. */
  void second(final double[] out) {
    mean(smoother, once, wideShare, out, HighPass.MARGIN_1);
    difference(once, out, out, HighPass.MARGIN_2);
  }

  private void mean(
      final SymmetricFilter filter,
      final double[] in,
      final double[] shares,
      final double[] out,
      final int margin) {
    frame.multiply(in, mask, scratch, margin);
    filter.apply(scratch, out, frame.width(), frame.height(), margin);
    final int edge = margin + filter.radius();
    for (int y = edge; y < frame.height() - edge; y++) {
      final int end = (y + 1) * frame.width() - edge;
      for (int i = y * frame.width() + edge; i < end; i++) {
        out[i] = shares[i] > 0 ? out[i] / shares[i] : 0;
      }
    }
  }

  private void difference(
      final double[] a, final double[] b, final double[] out, final int margin) {
    frame.subtract(a, b, out, margin);
    frame.multiply(out, mask, out, margin);
  }
}
