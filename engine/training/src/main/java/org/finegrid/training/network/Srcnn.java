package org.finegrid.training.network;

import org.finegrid.model.ModelCard;

/**
 * SRCNN (Dong et al., Image super-resolution using deep convolutional networks, 2016) on the
 * bicubic upsampling: 9×9 to 64 channels, ReLU, 1×1 or 5×5 to 32, ReLU, 5×5 to one.
 *
 * @param middle edge of the middle kernel: 1 (SRCNN 9-1-5) or 5 (9-5-5)
 * @param form as published, or for rasters
 */
record Srcnn(int factor, int middle, ArchitectureOptions form) implements PublishedNetwork {
  private static final double LAST_GAIN = 0.1;

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
    Conv extract = form.first("extract", 64, 9).withValidPadding();
    Conv map = form.inner("map", 64, 32, middle).withValidPadding();
    Conv rebuild = form.last("rebuild", 32, 1, 5, meanKept).withValidPadding().withGain(LAST_GAIN);
    if (!residual()) {
      extract = extract.carrying(1);
      map = map.carrying(1);
      rebuild = rebuild.carrying(1);
    }
    final T x = layers.relu(layers.conv(layers.input(), extract));
    return layers.conv(layers.relu(layers.conv(x, map)), rebuild);
  }
}
