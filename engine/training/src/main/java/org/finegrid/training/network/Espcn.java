package org.finegrid.training.network;

/**
 * ESPCN (Shi et al., Real-time single image and video super-resolution using an efficient sub-pixel
 * convolutional neural network, 2016): 5×5 to 64 channels, tanh, 3×3 to 32, tanh, 3×3 to {@code
 * factor²}, pixel shuffle.
 *
 * @param form as published, or with ReLU for rasters
 */
record Espcn(int factor, ArchitectureOptions form) implements PublishedNetwork {
  /** What is multiplied by so little passes tanh nearly unbent. */
  private static final double SMALL = 0.25;

  private static final double LAST_GAIN = 0.1;

  @Override
  public String method() {
    return "espcn";
  }

  @Override
  public <T> T build(final Layers<T> layers, final boolean meanKept) {
    Conv first = form.first("first", 64, 5).withValidPadding();
    Conv second = form.inner("second", 64, 32, 3).withValidPadding();
    Conv last =
        form.last("last", 32, outputs(), 3, meanKept).withValidPadding().withGain(LAST_GAIN);
    if (!residual()) {
      first = first.carrying(SMALL);
      second = second.carrying(1);
      last = last.interpolating(1 / SMALL);
    }
    final T x = form.tanh(layers, layers.conv(layers.input(), first));
    return layers.conv(form.tanh(layers, layers.conv(x, second)), last);
  }
}
