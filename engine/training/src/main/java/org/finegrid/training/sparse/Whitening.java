package org.finegrid.training.sparse;

/**
 * The filters before the code: what makes patches of natural fields, whose energy falls with the
 * wavenumber, about as strong at all of them. Olshausen and Field (1996, 1997) do so by a filter
 * that rises with the wavenumber and falls again where there is little but noise; here each
 * principal axis of patches is divided by the root of its energy, with a part of the mean energy
 * added so that weak axes stay weak.
 *
 * @param axes of centred patches of unit norm
 */
record Whitening(Axes axes) {
  private static final double WEAK = 0.02;

  /** Kernels {@code [features][1][edge][edge]}, each of them summing to zero. */
  float[] kernels(final int edge) {
    double mean = 0;
    for (final double energy : axes.energies()) {
      mean += energy / axes.count();
    }
    final float[] kernels = axes.kernels(Patch.centring(edge));
    final int cells = edge * edge;
    for (int i = 0; i < kernels.length; i++) {
      kernels[i] /= (float) Math.sqrt(axes.energies()[i / cells] / mean + WEAK);
    }
    return kernels;
  }
}
