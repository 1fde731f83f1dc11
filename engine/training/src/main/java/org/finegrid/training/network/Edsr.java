package org.finegrid.training.network;

/**
 * An EDSR-style network (Lim et al., Enhanced deep residual networks for single image
 * super-resolution, 2017): 3×3 to {@code width} channels, {@code blocks} residual blocks of 3×3,
 * ReLU, 3×3 without normalisation, 3×3 with a skip over all blocks, 3×3 to {@code factor²}, pixel
 * shuffle.
 *
 * @param form as published, or for rasters
 */
record Edsr(int factor, int blocks, int width, ArchitectureOptions form)
    implements PublishedNetwork {

  @Override
  public String method() {
    return "edsr";
  }

  @Override
  public <T> T build(final Layers<T> layers, final boolean meanKept) {
    final T head = layers.conv(layers.input(), form.first("head", width, 3).withValidPadding());
    T x = head;
    for (int block = 0; block < blocks; block++) {
      final String name = "block" + block;
      final T inner = layers.relu(layers.conv(x, form.inner(name + ".first", width, width, 3)));
      x =
          layers.add(
              x, layers.conv(inner, form.inner(name + ".second", width, width, 3).withGain(0.3)));
    }
    x = layers.add(head, layers.conv(x, form.inner("body", width, width, 3)));
    return layers.conv(x, form.last("last", width, outputs(), 3, meanKept));
  }
}
