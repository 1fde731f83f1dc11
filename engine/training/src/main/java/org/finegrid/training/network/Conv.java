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
 * @param validPadding whether training pads nothing and crops the edge of the result; else a patch
 *     is padded with zeros
 * @param gain size of the first random weights, as a share of He's
 * @param identity whether the first channel is passed on unchanged before training
 * @param symmetry what a rotation or reflection of the field does to its output channels
 */
record Conv(
    String name,
    int in,
    int out,
    int kernel,
    boolean bias,
    Constraint constraint,
    boolean validPadding,
    double gain,
    IdentityInit identity,
    ChannelSymmetry symmetry) {

  /** What kernels obey throughout training. */
  enum Constraint {
    /** Nothing. */
    NONE,
    /** Each kernel sums to zero: constant fields give zero. */
    ZERO_SUM,
    /** Output channels sum to zero everywhere: children keep their coarse cell's mean. */
    ZERO_MEAN_OF_CHANNELS
  }

  /**
   * How the first input channel is passed on before training. A network that outputs the whole
   * field, rather than a residual, then need not learn the identity.
   *
   * @param kind where it goes
   * @param weight what it is multiplied by
   */
  record IdentityInit(Kind kind, double weight) {
    /** Where the first channel goes. */
    enum Kind {
      /** Nowhere in particular: all weights are random. */
      NONE,
      /** It is the first output channel. */
      CELL,
      /** It is interpolated to the children of its coarse cells, the output channels. */
      CHILDREN
    }

    private static final IdentityInit NONE = new IdentityInit(Kind.NONE, 0);
  }

  /** How output channels change when the field is rotated or mirrored: see {@link Symmetry}. */
  enum ChannelSymmetry {
    /** No constraint: each kernel is independent. */
    FREE,
    /** They are permuted within groups of eight, one channel for each {@link DihedralTransform}. */
    REGULAR,
    /** They are the children of coarse cells, and are permuted as those are. */
    CHILDREN
  }

  /** A convolution without bias, surrounded by zeros. */
  static Conv plain(final String name, final int in, final int out, final int kernel) {
    return new Conv(
        name,
        in,
        out,
        kernel,
        false,
        Constraint.NONE,
        false,
        1,
        IdentityInit.NONE,
        ChannelSymmetry.FREE);
  }

  /** A convolution with bias. */
  static Conv biased(final String name, final int in, final int out, final int kernel) {
    return new Conv(
        name,
        in,
        out,
        kernel,
        true,
        Constraint.NONE,
        false,
        1,
        IdentityInit.NONE,
        ChannelSymmetry.FREE);
  }

  /** The same, with valid padding in training. */
  Conv withValidPadding() {
    return new Conv(name, in, out, kernel, bias, constraint, true, gain, identity, symmetry);
  }

  /** The same under a constraint. */
  Conv with(final Constraint other) {
    return new Conv(name, in, out, kernel, bias, other, validPadding, gain, identity, symmetry);
  }

  /** The same with other first weights. */
  Conv withGain(final double other) {
    return new Conv(
        name, in, out, kernel, bias, constraint, validPadding, other, identity, symmetry);
  }

  /** The same, whose first output channel begins as the first input channel by a weight. */
  Conv carrying(final double weight) {
    return with(new IdentityInit(IdentityInit.Kind.CELL, weight));
  }

  /** The same, whose output begins as the first input channel by a weight, interpolated. */
  Conv interpolating(final double weight) {
    return with(new IdentityInit(IdentityInit.Kind.CHILDREN, weight));
  }

  private Conv with(final IdentityInit other) {
    return new Conv(name, in, out, kernel, bias, constraint, validPadding, gain, other, symmetry);
  }

  /** The same, with kernels shared among rotations and reflections. */
  Conv with(final ChannelSymmetry other) {
    return new Conv(name, in, out, kernel, bias, constraint, validPadding, gain, identity, other);
  }

  /** Shape of its weights: output channels, input channels, rows, columns. */
  long[] shape() {
    return new long[] {out, in, kernel, kernel};
  }
}
