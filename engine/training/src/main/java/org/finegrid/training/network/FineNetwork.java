package org.finegrid.training.network;

import org.finegrid.model.ModelCard;
import org.finegrid.training.TrainingParameters;
import org.finegrid.training.data.DihedralTransform;

/**
 * A unit-equivariant residual network: no biases, ReLU, a first layer whose kernels each sum to
 * zero, and a bicubic skip, so that f(a·x + b) = a·f(x) + b for a > 0. What it adds to the
 * interpolated field has no mean over a coarse cell where the coarse cells are means.
 *
 * <p>Layers: 5×5 to {@code width} channels; {@code blocks} residual blocks of 3×3, ReLU, 3×3
 * without normalisation (EDSR: Lim et al., Enhanced deep residual networks for single image
 * super-resolution, 2017), with a global skip connection; 3×3 to {@code factor²} channels; pixel
 * shuffle. From first to last layer there is a path without ReLU, which carries what is linear in
 * the field.
 *
 * @param d4 whether a rotated or mirrored field gives the same result rotated or mirrored: channels
 *     in groups of eight, kernels that are rotated and mirrored copies of one another
 */
record FineNetwork(int factor, int width, int blocks, boolean d4) implements Architecture {

  FineNetwork {
    if (d4 && width % DihedralTransform.ALL.size() != 0) {
      throw TrainingParameters.invalid(
          TrainingParameters.of(NetworkMethods.WIDTH),
          width,
          "with "
              + TrainingParameters.placeholder(NetworkMethods.EQUIVARIANCE)
              + " d4, a multiple of 8 is needed");
    }
  }

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
            layers.input(), inner("first", 1, 5).with(Conv.Constraint.ZERO_SUM).withValidPadding());
    T x = first;
    for (int block = 0; block < blocks; block++) {
      final String name = "block" + block;
      final T inner = layers.relu(layers.conv(x, inner(name + ".first", width, 3)));
      final T outer = layers.conv(inner, inner(name + ".second", width, 3).withGain(0.3));
      x = layers.add(x, outer);
    }
    final Conv last =
        Conv.plain("last", width, outputs(), 3)
            .withGain(0.1)
            .with(d4 ? Conv.ChannelSymmetry.CHILDREN : Conv.ChannelSymmetry.FREE);
    return layers.conv(
        layers.add(x, first), meanKept ? last.with(Conv.Constraint.ZERO_MEAN_OF_CHANNELS) : last);
  }

  private Conv inner(final String name, final int in, final int kernel) {
    return Conv.plain(name, in, width, kernel)
        .with(d4 ? Conv.ChannelSymmetry.REGULAR : Conv.ChannelSymmetry.FREE);
  }
}
