package org.finegrid.training.network;

import org.finegrid.model.ModelInput;

/** The receptive field, as its radius: cells on each side of a cell that can influence it. */
final class ReceptiveField implements Layers<Integer> {
  private final boolean validPaddingOnly;

  private ReceptiveField(final boolean validPaddingOnly) {
    this.validPaddingOnly = validPaddingOnly;
  }

  /** Cells on each side of a network's input that can influence a cell. */
  static int of(final Architecture architecture) {
    return architecture.build(new ReceptiveField(false), true);
  }

  /** Cells on each side that valid padding crops in training. */
  static int validPadding(final Architecture architecture) {
    return architecture.build(new ReceptiveField(true), true);
  }

  @Override
  public Integer input() {
    return 0;
  }

  @Override
  public Integer input(final ModelInput further) {
    return 0;
  }

  @Override
  public Integer concat(final Integer a, final Integer b) {
    return Math.max(a, b);
  }

  @Override
  public Integer conv(final Integer x, final Conv conv) {
    return conv.validPadding() || !validPaddingOnly ? x + conv.kernel() / 2 : x;
  }

  @Override
  public Integer relu(final Integer x) {
    return x;
  }

  @Override
  public Integer prelu(final Integer x, final String name, final int channels) {
    return x;
  }

  @Override
  public Integer tanh(final Integer x) {
    return x;
  }

  @Override
  public Integer add(final Integer a, final Integer b) {
    return Math.max(a, b);
  }
}
