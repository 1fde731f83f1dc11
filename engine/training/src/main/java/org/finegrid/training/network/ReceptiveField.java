package org.finegrid.training.network;

/** How far a cell sees: half the receptive field. */
final class ReceptiveField implements Layers<Integer> {
  private final boolean trimmedOnly;

  private ReceptiveField(final boolean trimmedOnly) {
    this.trimmedOnly = trimmedOnly;
  }

  /** Cells on each side of what a network is fed that can influence a cell. */
  static int of(final Architecture architecture) {
    return architecture.build(new ReceptiveField(false), true);
  }

  /** Cells on each side that are dropped in training because they have no real neighbours. */
  static int trimmed(final Architecture architecture) {
    return architecture.build(new ReceptiveField(true), true);
  }

  @Override
  public Integer input() {
    return 0;
  }

  @Override
  public Integer conv(final Integer x, final Conv conv) {
    return conv.trimmed() || !trimmedOnly ? x + conv.kernel() / 2 : x;
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
