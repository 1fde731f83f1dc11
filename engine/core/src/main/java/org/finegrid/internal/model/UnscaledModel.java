package org.finegrid.internal.model;

import org.finegrid.model.ModelCard;
import org.finegrid.model.SuperResolutionModel;

/** A model for values that are in its range already: the engine leaves them as they are. */
public final class UnscaledModel extends PostProcessedModel {

  /** The model, which is closed with this. */
  public UnscaledModel(final SuperResolutionModel model) {
    super(model);
  }

  @Override
  public ModelCard card() {
    return model.card().withNormalisation(ModelCard.Normalisation.NONE);
  }

  @Override
  public void apply(
      final float[] coarse, final int n, final int h, final int w, final float[] fine) {
    model.apply(coarse, n, h, w, fine);
  }
}
