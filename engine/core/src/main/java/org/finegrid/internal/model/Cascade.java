package org.finegrid.internal.model;

import java.util.List;
import java.util.OptionalInt;
import org.finegrid.grid.RasterException;
import org.finegrid.model.ModelCard;
import org.finegrid.model.SuperResolutionModel;

/** Two models one after the other; their factors multiply. */
public final class Cascade implements SuperResolutionModel {
  private final SuperResolutionModel first;
  private final SuperResolutionModel second;

  /**
   * Puts a model behind another.
   *
   * @throws RasterException where one of them takes windows of one size only, which the other does
   *     not make
   */
  public Cascade(final SuperResolutionModel first, final SuperResolutionModel second) {
    for (final SuperResolutionModel each : List.of(first, second)) {
      if (each.fixedEdge().isPresent()) {
        throw new RasterException(
            "model "
                + each.card().name()
                + ": takes windows of "
                + each.fixedEdge().getAsInt()
                + " cells only and makes x"
                + each.factor()
                + " only; it cannot be applied in steps");
      }
    }
    this.first = first;
    this.second = second;
  }

  @Override
  public ModelCard card() {
    final ModelCard a = first.card();
    final ModelCard b = second.card();
    return a.toBuilder()
        .name(a.name() + "+" + b.name())
        .title(a.title() + ", then " + b.title())
        .factor(factor())
        .input(ModelCard.Input.COARSE)
        .halo(halo())
        .multiple(multiple())
        .build();
  }

  @Override
  public int factor() {
    return first.factor() * second.factor();
  }

  @Override
  public OptionalInt halo() {
    if (first.halo().isEmpty() || second.halo().isEmpty()) {
      return OptionalInt.empty();
    }
    // The second model's halo counts the first one's fine cells.
    final int cells = (second.halo().getAsInt() + first.factor() - 1) / first.factor();
    return OptionalInt.of(first.halo().getAsInt() + cells);
  }

  @Override
  public int multiple() {
    // The second model's multiple counts the first one's fine cells.
    final int ofSecond =
        second.multiple() / Multiples.greatestDivisor(second.multiple(), first.factor());
    return Multiples.leastCommon(first.multiple(), ofSecond);
  }

  @Override
  public int maxBatch() {
    return Math.min(first.maxBatch(), second.maxBatch());
  }

  @Override
  public String device() {
    return first.device();
  }

  @Override
  public void apply(
      final float[] coarse, final int n, final int h, final int w, final float[] fine) {
    final int f = first.factor();
    final float[] between = new float[n * h * w * f * f];
    first.apply(coarse, n, h, w, between);
    second.apply(between, n, h * f, w * f, fine);
  }

  @Override
  public void stop() {
    first.stop();
    second.stop();
  }

  @Override
  public void close() {
    try (first) {
      second.close();
    }
  }
}
