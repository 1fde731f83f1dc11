package org.finegrid.training.network;

/**
 * FSRCNN(d, s, m) (Dong et al., Accelerating the super-resolution convolutional neural network,
 * 2016): 5×5 to d channels, 1×1 to s, m times 3×3, 1×1 to d, and a deconvolution of 9×9 with the
 * factor as its stride; PReLU after all but the last. The deconvolution is written as what it is: a
 * convolution to {@code factor²} channels, each a child of the coarse cell, and a pixel shuffle;
 * its kernel covers at least the 9×9 fine cells. Only this last layer depends on the factor.
 *
 * @param features d: 56, or 32 in the small form
 * @param shrunk s: 12, or 5
 * @param mappings m: 4, or 1
 * @param form as published, or for rasters
 */
record Fsrcnn(int factor, int features, int shrunk, int mappings, ArchitectureOptions form)
    implements PublishedNetwork {
  private static final int DECONVOLUTION = 9;
  private static final double LAST_GAIN = 0.1;

  @Override
  public String method() {
    return "fsrcnn";
  }

  @Override
  public <T> T build(final Layers<T> layers, final boolean meanKept) {
    T x = step(layers, layers.input(), form.first("extract", features, 5).withValidPadding());
    x = step(layers, x, form.inner("shrink", features, shrunk, 1));
    for (int i = 0; i < mappings; i++) {
      x = step(layers, x, form.inner("map" + i, shrunk, shrunk, 3));
    }
    x = step(layers, x, form.inner("expand", shrunk, features, 1));
    final Conv last =
        form.last("last", features, outputs(), kernel(), meanKept).withGain(LAST_GAIN);
    return layers.conv(x, residual() ? last : last.interpolating(1));
  }

  /** Coarse cells along each axis that the fine cells of the deconvolution come from. */
  private int kernel() {
    final int cells = (DECONVOLUTION + factor - 1) / factor;
    return cells + 1 - cells % 2;
  }

  private <T> T step(final Layers<T> layers, final T x, final Conv conv) {
    return layers.prelu(
        layers.conv(x, residual() ? conv : conv.carrying(1)), conv.name(), conv.out());
  }
}
