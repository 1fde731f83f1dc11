package org.finegrid.training.network;

import org.finegrid.model.ModelCard;

/** A network that others published, in one of two forms. */
interface Published extends Architecture {

  /** As the paper has it, or for rasters of any unit. */
  Form form();

  @Override
  default ModelCard.Normalisation normalisation() {
    return form() == Form.PAPER ? ModelCard.Normalisation.MINMAX : ModelCard.Normalisation.NONE;
  }

  @Override
  default boolean residual() {
    return form() == Form.EQUIVARIANT;
  }

  @Override
  default String title(final String ofMethod) {
    return form() == Form.PAPER ? ofMethod : ofMethod + ", unit-equivariant";
  }
}
