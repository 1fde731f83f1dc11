package org.finegrid.training.network;

/**
 * ESPCN (Shi et al., Real-time single image and video super-resolution using an efficient sub-pixel
 * convolutional neural network, 2016): 5×5 to 64 channels, tanh, 3×3 to 32, tanh, 3×3 to {@code
 * factor²}, pixel shuffle.
 */
record Espcn(int factor) implements Architecture {

  @Override
  public String method() {
    return "espcn";
  }

  @Override
  public <T> T build(final Layers<T> layers, final boolean meanKept) {
    final T first =
        layers.tanh(layers.conv(layers.input(), Conv.biased("first", 1, 64, 5).withTrim()));
    final T second = layers.tanh(layers.conv(first, Conv.biased("second", 64, 32, 3).withTrim()));
    return layers.conv(second, Conv.biased("last", 32, outputs(), 3).withTrim());
  }
}
