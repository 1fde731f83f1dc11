package org.finegrid.training.network;

import org.finegrid.model.ModelCard;

/**
 * SRCNN (Dong et al., Image super-resolution using deep convolutional networks, 2016) on the
 * bicubic upsampling: 9×9 to 64 channels, ReLU, 1×1 or 5×5 to 32, ReLU, 5×5 to one.
 *
 * @param middle edge of the middle kernel: 1 (SRCNN 9-1-5) or 5 (9-5-5)
 */
record Srcnn(int factor, int middle) implements Architecture {

  @Override
  public String method() {
    return "srcnn";
  }

  @Override
  public ModelCard.Input input() {
    return ModelCard.Input.UPSAMPLED;
  }

  @Override
  public <T> T build(final Layers<T> layers, final boolean meanKept) {
    final T first =
        layers.relu(layers.conv(layers.input(), Conv.biased("extract", 1, 64, 9).withTrim()));
    final T second = layers.relu(layers.conv(first, Conv.biased("map", 64, 32, middle).withTrim()));
    return layers.conv(second, Conv.biased("rebuild", 32, 1, 5).withTrim());
  }
}
