package org.finegrid.model;

import java.util.List;
import java.util.OptionalInt;
import org.finegrid.grid.RasterException;

/**
 * A model whose fine field is brought closer to the coarse cells it is made of: what its
 * aggregation lacks of them is upsampled, smoothed and added, again and again. The aggregation is
 * the one that the model was trained with, as its card has it; block means where it has none.
 *
 * <p>Irani and Peleg, Improving resolution by image registration (1991), in the form that Yang,
 * Wright, Huang and Ma, Image super-resolution via sparse representation (2010), close with: {@code
 * X += p * bicubic(Y - aggregate(X))}, where {@code p} is a Gaussian of standard deviation 1 over
 * 5×5 fine cells, squared and brought to sum 1.
 *
 * <p>It is linear and keeps constants: what a change of units does to the model's field, it does to
 * the outcome. Each iteration sees some cells farther, and the halo counts that.
 */
public final class BackProjection implements SuperResolutionModel {
  /** The most iterations that can be asked for. */
  public static final int MOST_ITERATIONS = 100;

  private final SuperResolutionModel model;
  private final int iterations;
  private final Coarsening coarsening;
  private final Interpolation upsampling;

  private BackProjection(final SuperResolutionModel model, final int iterations) {
    this.model = model;
    this.iterations = iterations;
    this.coarsening = Coarsening.of(model.card().aggregation(), model.factor());
    this.upsampling = new Interpolation(Kernel.BICUBIC, model.factor());
  }

  /**
   * A model with so many iterations behind it; with none, the model itself.
   *
   * @throws RasterException where the number is out of its range
   */
  public static SuperResolutionModel behind(
      final SuperResolutionModel model, final int iterations) {
    if (iterations < 0 || iterations > MOST_ITERATIONS) {
      throw new RasterException(
          "back-projection "
              + iterations
              + ": a whole number of iterations from 0 to "
              + MOST_ITERATIONS
              + " is needed");
    }
    return iterations == 0 ? model : new BackProjection(model, iterations);
  }

  @Override
  public ModelCard card() {
    final ModelCard card = model.card();
    return new ModelCard(
        card.name(),
        card.title() + ", back-projected " + iterations + (iterations == 1 ? " time" : " times"),
        card.method(),
        card.factor(),
        card.input(),
        List.copyOf(card.channels()),
        halo(),
        card.normalisation(),
        card.aggregation(),
        card.training(),
        card.skill());
  }

  @Override
  public int factor() {
    return model.factor();
  }

  @Override
  public OptionalInt halo() {
    return model.halo().isEmpty()
        ? model.halo()
        : OptionalInt.of(model.halo().getAsInt() + reach());
  }

  /** How many coarse cells farther than the model the iterations see, along one axis. */
  private int reach() {
    final int f = factor();
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
      first = Math.min(first, from * f - coarsening.margin());
      last = Math.max(last, to * f + f - 1 + coarsening.margin());
    }
    return Math.max(-Math.floorDiv(first, f), Math.floorDiv(last, f));
  }

  @Override
  public OptionalInt fixedEdge() {
    return model.fixedEdge();
  }

  @Override
  public int maxBatch() {
    return model.maxBatch();
  }

  @Override
  public String device() {
    return model.device();
  }

  @Override
  public void apply(
      final float[] coarse, final int n, final int h, final int w, final float[] fine) {
    model.apply(coarse, n, h, w, fine);
    final int f = factor();
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

  @Override
  public void close() {
    model.close();
  }
}
