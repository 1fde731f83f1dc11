package org.finegrid.training.network;

import org.finegrid.model.ModelCard;

/** A network that others published, in one of two forms. */
interface PublishedNetwork extends Architecture {

  /** As the paper has it, or for rasters of any unit. */
  ArchitectureOptions form();

  @Override
  default ModelCard.Normalisation normalisation() {
    return form() == ArchitectureOptions.PAPER
        ? ModelCard.Normalisation.MINMAX
        : ModelCard.Normalisation.NONE;
  }

  @Override
  default boolean residual() {
    return form() == ArchitectureOptions.EQUIVARIANT;
  }

  @Override
  default String title(final String ofMethod) {
    return form() == ArchitectureOptions.PAPER ? ofMethod : ofMethod + ", unit-equivariant";
  }
}
