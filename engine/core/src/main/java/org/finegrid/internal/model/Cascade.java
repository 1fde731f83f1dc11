package org.finegrid.internal.model;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.RasterException;
import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelInput;
import org.finegrid.model.ModelInputs;
import org.finegrid.model.SuperResolutionModel;

/** Two models one after the other; their factors multiply. */
public final class Cascade implements SuperResolutionModel {
  private final SuperResolutionModel first;
  private final SuperResolutionModel second;

  /**
   * Adds a model after another.
   *
   * @throws RasterException where one of them takes windows of one size only, which the other does
   *     not make
   */
  public Cascade(final SuperResolutionModel first, final SuperResolutionModel second) {
    for (final SuperResolutionModel each : List.of(first, second)) {
      if (each.fixedEdge().isPresent()) {
        throw new RasterException(
            ErrorCode.UNUSABLE_MODEL,
            "model "
                + each.card().name()
                + ": takes windows of "
                + each.fixedEdge().getAsInt()
                + " cells only and makes x"
                + each.factor()
                + " only; it cannot be applied in steps");
      }
    }
    refuseSharedInputs(first, second);
    this.first = first;
    this.second = second;
  }

  private static void refuseSharedInputs(
      final SuperResolutionModel first, final SuperResolutionModel second) {
    for (final ModelInput input : second.card().furtherInputs()) {
      if (first.card().furtherInputs().stream()
          .anyMatch(each -> each.name().equals(input.name()))) {
        throw new RasterException(
            ErrorCode.UNUSABLE_MODEL,
            "model "
                + second.card().name()
                + ": cannot be applied in steps, as each step would take another '"
                + input.name()
                + "'; use a factor that it makes in one step");
      }
    }
  }

  @Override
  public ModelCard card() {
    final ModelCard a = first.card();
    final ModelCard b = second.card();
    return a.toBuilder()
        .inputs(inputs())
        .name(a.name() + "+" + b.name())
        .title(a.title() + ", then " + b.title())
        .factor(factor())
        .input(ModelCard.Input.COARSE)
        .halo(halo())
        .multiple(multiple())
        .build();
  }

  /** Those of both models; the second one's count the first one's fine cells. */
  @Override
  public List<ModelInput> inputs() {
    return Stream.concat(
            first.inputs().stream(),
            second.card().furtherInputs().stream()
                .map(each -> each.withFactor(each.factor() * first.factor())))
        .toList();
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
  public void apply(final ModelInputs inputs, final float[] fine) {
    final int f = first.factor();
    final int h = inputs.height() * f;
    final int w = inputs.width() * f;
    final float[] between = new float[inputs.count() * h * w];
    first.apply(inputs, between);
    // Further inputs lie on the same ground, whose cells are counted in the first one's fine ones.
    second.apply(new ModelInputs(inputs.count(), h, w, between, inputs.others()), fine);
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
