package org.finegrid.training.network;

import org.finegrid.model.ModelCard;

/**
 * VDSR (Kim et al., Accurate image super-resolution using very deep convolutional networks, 2016):
 * {@code depth} convolutions of 3×3 with {@code width} channels and ReLU between, added to the
 * bicubic upsampling that is their input.
 *
 * @param depth number of convolutions; 20 in the paper
 * @param width channels between them; 64 in the paper
 * @param form as published, or for rasters
 */
record Vdsr(int factor, int depth, int width, ArchitectureOptions form)
    implements PublishedNetwork {

  @Override
  public String method() {
    return "vdsr";
  }

  @Override
  public ModelCard.Input input() {
    return ModelCard.Input.UPSAMPLED;
  }

  @Override
  public boolean residual() {
    return true;
  }

  @Override
  public <T> T build(final Layers<T> layers, final boolean meanKept) {
    T x = layers.relu(layers.conv(layers.input(), form.first("conv0", width, 3)));
    for (int i = 1; i < depth - 1; i++) {
      x = layers.relu(layers.conv(x, form.inner("conv" + i, width, width, 3)));
    }
    return layers.conv(x, form.last("conv" + (depth - 1), width, 1, 3, meanKept).withGain(0.1));
  }
}
