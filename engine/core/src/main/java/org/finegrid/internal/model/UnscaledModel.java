package org.finegrid.internal.model;

import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelInputs;
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
  public void apply(final ModelInputs inputs, final float[] fine) {
    model.apply(inputs, fine);
  }
}
