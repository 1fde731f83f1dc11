package org.finegrid.internal.model;

/**
 * Brings fine fields closer to the coarse cells they are made of: what their aggregation lacks of
 * them is upsampled, smoothed and added, again and again.
 *
 * <p>Irani and Peleg, Improving resolution by image registration (1991), in the form that Yang,
 * Wright, Huang and Ma, Image super-resolution via sparse representation (2010), close with: {@code
 * X += p * bicubic(Y - aggregate(X))}, where {@code p} is a Gaussian of standard deviation 1 over
 * 5×5 fine cells, squared and brought to sum 1.
 *
 * <p>It is linear and keeps constants: what a change of units does to a field, it does to the
 * outcome.
 */
public final class BackProjector {
  private final int factor;
  private final int iterations;
  private final Coarsening coarsening;
  private final Interpolation upsampling;

  /**
   * For fields of a kind.
   *
   * @param aggregation how coarse cells were made, as a card has it: {@code bicubic}, else block
   *     means
   * @param factor fine cells per coarse cell and axis
   * @param iterations how often
   */
  public BackProjector(final String aggregation, final int factor, final int iterations) {
    this.factor = factor;
    this.iterations = iterations;
    this.coarsening = Coarsening.of(aggregation, factor);
    this.upsampling = new Interpolation(Kernel.BICUBIC, factor);
  }

  /** How many coarse cells the iterations see on each side, along one axis. */
  int halo() {
    final int f = factor;
    // The fine cells that one coarse cell's children depend on, from first to last.
    int first = 0;
    int last = f - 1;
    for (int i = 0; i < iterations; i++) {
      int from = Integer.MAX_VALUE;
      int to = Integer.MIN_VALUE;
      // Children differ in how far they see: one in the middle of its cell sees that cell only.
      for (int child = 0; child < f; child++) {
        from = Math.min(from, upsampling.first(first - Smoothing.REACH + child));
        to = Math.max(to, upsampling.last(last + Smoothing.REACH - child));
      }
      first = Math.min(first, from * f - coarsening.padding());
      last = Math.max(last, to * f + f - 1 + coarsening.padding());
    }
    return Math.max(-Math.floorDiv(first, f), Math.floorDiv(last, f));
  }

  /**
   * Brings fields closer to their coarse cells; at the border of a window the outermost cells are
   * repeated.
   *
   * @param coarse {@code n} planes of {@code h} rows of {@code w} values
   * @param fine what was made of them; changed
   */
  public void improve(
      final float[] coarse, final int n, final int h, final int w, final float[] fine) {
    final int f = factor;
    final int cells = h * w;
    final int children = cells * f * f;
    final float[] lack = new float[cells];
    final float[] added = new float[children];
    final Smoothing smoothing = new Smoothing(h * f, w * f);
    for (int plane = 0; plane < n; plane++) {
      for (int i = 0; i < iterations; i++) {
        coarsening.apply(fine, plane * children, h, w, lack);
        for (int cell = 0; cell < cells; cell++) {
          lack[cell] = coarse[plane * cells + cell] - lack[cell];
        }
        upsampling.apply(lack, 1, h, w, added);
        smoothing.apply(added);
        for (int child = 0; child < children; child++) {
          fine[plane * children + child] += added[child];
        }
      }
    }
  }
}
