package org.finegrid.internal.model;

import java.util.OptionalInt;
import org.finegrid.grid.ParameterName;
import org.finegrid.internal.ParameterChecks;
import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelInputs;
import org.finegrid.model.SuperResolutionModel;

/**
 * A model with {@link BackProjector} after it: its fine field is brought closer to the coarse cells
 * it is made of. The aggregation is the one that the model was trained with, as its card has it;
 * block means where it has none. Each iteration sees some cells farther, and the halo counts that.
 */
public final class BackProjection extends PostProcessedModel {
  /** The largest number of iterations. */
  public static final int MOST_ITERATIONS = 100;

  private final int iterations;
  private final BackProjector projector;

  private BackProjection(final SuperResolutionModel model, final int iterations) {
    super(model);
    this.iterations = iterations;
    this.projector = new BackProjector(model.card().aggregation(), model.factor(), iterations);
  }

  /**
   * A model with so many iterations after it; with none, the model itself.
   *
   * @throws org.finegrid.grid.RasterException where the number is out of its range
   */
  public static SuperResolutionModel wrap(final SuperResolutionModel model, final int iterations) {
    ParameterChecks.range(ParameterName.BACK_PROJECTION, iterations, 0, MOST_ITERATIONS);
    return iterations == 0 ? model : new BackProjection(model, iterations);
  }

  @Override
  public ModelCard card() {
    final ModelCard card = model.card();
    return card.toBuilder()
        .title(
            card.title()
                + ", back-projected "
                + iterations
                + (iterations == 1 ? " time" : " times"))
        .halo(halo())
        .build();
  }

  @Override
  public OptionalInt halo() {
    return model.halo().isEmpty()
        ? model.halo()
        : OptionalInt.of(model.halo().getAsInt() + projector.halo());
  }

  @Override
  public void apply(final ModelInputs inputs, final float[] fine) {
    model.apply(inputs, fine);
    projector.improve(inputs.band(), inputs.count(), inputs.height(), inputs.width(), fine);
  }
}
