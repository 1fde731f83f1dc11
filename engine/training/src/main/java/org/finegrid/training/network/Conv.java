package org.finegrid.training.network;

/**
 * A convolution of stride 1.
 *
 * @param name of its weights
 * @param in input channels
 * @param out output channels
 * @param kernel edge of the kernel, odd
 * @param bias whether a number is added to each output channel
 * @param constraint what its kernels obey
 * @param trimmed whether training feeds it real neighbours and drops what has none; else zeros
 *     stand for what lies outside of a patch
 * @param gain size of the first random weights, as a share of He's
 */
record Conv(
    String name,
    int in,
    int out,
    int kernel,
    boolean bias,
    Constraint constraint,
    boolean trimmed,
    double gain) {

  /** What kernels obey throughout training. */
  enum Constraint {
    /** Nothing. */
    NONE,
    /** Each kernel sums to zero: what is constant passes unseen. */
    ZERO_SUM,
    /** Output channels sum to zero everywhere: children keep their coarse cell's mean. */
    ZERO_MEAN_OF_CHANNELS
  }

  /** A convolution without bias, surrounded by zeros. */
  static Conv plain(final String name, final int in, final int out, final int kernel) {
    return new Conv(name, in, out, kernel, false, Constraint.NONE, false, 1);
  }

  /** A convolution with bias. */
  static Conv biased(final String name, final int in, final int out, final int kernel) {
    return new Conv(name, in, out, kernel, true, Constraint.NONE, false, 1);
  }

  /** The same, fed real neighbours. */
  Conv withTrim() {
    return new Conv(name, in, out, kernel, bias, constraint, true, gain);
  }

  /** The same under a constraint. */
  Conv with(final Constraint other) {
    return new Conv(name, in, out, kernel, bias, other, trimmed, gain);
  }

  /** The same with other first weights. */
  Conv withGain(final double other) {
    return new Conv(name, in, out, kernel, bias, constraint, trimmed, other);
  }

  /** Shape of its weights: output channels, input channels, rows, columns. */
  long[] shape() {
    return new long[] {out, in, kernel, kernel};
  }
}
