package org.finegrid.training.network;

import org.finegrid.training.data.DihedralTransform;

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
 * @param carry what becomes of the first channel before training
 * @param turned what turning the field does to its output channels
 */
record Conv(
    String name,
    int in,
    int out,
    int kernel,
    boolean bias,
    Constraint constraint,
    boolean trimmed,
    double gain,
    Carry carry,
    Turned turned) {

  /** What kernels obey throughout training. */
  enum Constraint {
    /** Nothing. */
    NONE,
    /** Each kernel sums to zero: what is constant passes unseen. */
    ZERO_SUM,
    /** Output channels sum to zero everywhere: children keep their coarse cell's mean. */
    ZERO_MEAN_OF_CHANNELS
  }

  /**
   * What becomes of the first input channel before training. A network that makes the whole field,
   * not only what the interpolated one lacks, need not learn to hand it on.
   *
   * @param kind where it goes
   * @param weight what it is multiplied by
   */
  record Carry(Kind kind, double weight) {
    /** Where the first channel goes. */
    enum Kind {
      /** Nowhere in particular: all weights are random. */
      NONE,
      /** It is the first output channel. */
      CELL,
      /** It is interpolated to the children of its coarse cells, the output channels. */
      CHILDREN
    }

    private static final Carry NONE = new Carry(Kind.NONE, 0);
  }

  /**
   * What becomes of output channels where the field is turned or mirrored: see {@link Symmetry}.
   */
  enum Turned {
    /** Nothing in particular: kernels are free. */
    FREE,
    /** They change places within eights, one for each {@link DihedralTransform}. */
    EIGHTS,
    /** They are the children of coarse cells, and change places as those do. */
    CHILDREN
  }

  /** A convolution without bias, surrounded by zeros. */
  static Conv plain(final String name, final int in, final int out, final int kernel) {
    return new Conv(
        name, in, out, kernel, false, Constraint.NONE, false, 1, Carry.NONE, Turned.FREE);
  }

  /** A convolution with bias. */
  static Conv biased(final String name, final int in, final int out, final int kernel) {
    return new Conv(
        name, in, out, kernel, true, Constraint.NONE, false, 1, Carry.NONE, Turned.FREE);
  }

  /** The same, fed real neighbours. */
  Conv withTrim() {
    return new Conv(name, in, out, kernel, bias, constraint, true, gain, carry, turned);
  }

  /** The same under a constraint. */
  Conv with(final Constraint other) {
    return new Conv(name, in, out, kernel, bias, other, trimmed, gain, carry, turned);
  }

  /** The same with other first weights. */
  Conv withGain(final double other) {
    return new Conv(name, in, out, kernel, bias, constraint, trimmed, other, carry, turned);
  }

  /** The same, whose first output channel begins as the first input channel by a weight. */
  Conv carrying(final double weight) {
    return with(new Carry(Carry.Kind.CELL, weight));
  }

  /** The same, whose output begins as the first input channel by a weight, interpolated. */
  Conv interpolating(final double weight) {
    return with(new Carry(Carry.Kind.CHILDREN, weight));
  }

  private Conv with(final Carry other) {
    return new Conv(name, in, out, kernel, bias, constraint, trimmed, gain, other, turned);
  }

  /** The same, with kernels that are turned copies of one another. */
  Conv with(final Turned other) {
    return new Conv(name, in, out, kernel, bias, constraint, trimmed, gain, carry, other);
  }

  /** Shape of its weights: output channels, input channels, rows, columns. */
  long[] shape() {
    return new long[] {out, in, kernel, kernel};
  }
}
