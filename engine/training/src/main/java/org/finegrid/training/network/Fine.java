package org.finegrid.training.network;

import org.finegrid.model.ModelCard;

/**
 * A unit-equivariant residual network: no biases, ReLU, a first layer whose kernels each sum to
 * zero, and a bicubic skip, so that f(a·x + b) = a·f(x) + b for a > 0. What it adds to the
 * interpolated field has no mean over a coarse cell where the coarse cells are means.
 *
 * <p>Layers: 5×5 to {@code width} channels; {@code blocks} residual blocks of 3×3, ReLU, 3×3
 * without normalisation (EDSR: Lim et al., Enhanced deep residual networks for single image
 * super-resolution, 2017), bridged as a whole; 3×3 to {@code factor²} channels; pixel shuffle. From
 * first to last layer there is a path without ReLU, which carries what is linear in the field.
 */
record Fine(int factor, int width, int blocks) implements Architecture {

  @Override
  public String method() {
    return "fine";
  }

  @Override
  public ModelCard.Normalisation normalisation() {
    return ModelCard.Normalisation.NONE;
  }

  @Override
  public boolean residual() {
    return true;
  }

  @Override
  public <T> T build(final Layers<T> layers, final boolean meanKept) {
    final T first =
        layers.conv(
            layers.input(),
            Conv.plain("first", 1, width, 5).with(Conv.Constraint.ZERO_SUM).withTrim());
    T x = first;
    for (int block = 0; block < blocks; block++) {
      final String name = "block" + block;
      final T inner = layers.relu(layers.conv(x, Conv.plain(name + ".first", width, width, 3)));
      final T outer =
          layers.conv(inner, Conv.plain(name + ".second", width, width, 3).withGain(0.3));
      x = layers.add(x, outer);
    }
    final Conv last = Conv.plain("last", width, outputs(), 3).withGain(0.1);
    return layers.conv(
        layers.add(x, first), meanKept ? last.with(Conv.Constraint.ZERO_MEAN_OF_CHANNELS) : last);
  }
}
