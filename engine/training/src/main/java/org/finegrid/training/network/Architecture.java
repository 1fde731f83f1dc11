package org.finegrid.training.network;

import java.util.List;
import java.util.stream.Stream;
import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelInput;
import org.finegrid.training.data.Aggregation;

/** A network's layers and its input, for one factor. */
interface Architecture {

  /** Its word in a card's {@code method}. */
  String method();

  /** One line for people of a model, given that of its method. */
  default String title(final String ofMethod) {
    return ofMethod;
  }

  /** Fine cells per coarse cell and axis. */
  int factor();

  /** Whether its input is coarse cells or their bicubic upsampling. */
  default ModelCard.Input input() {
    return ModelCard.Input.COARSE;
  }

  /** What it takes besides the band; only networks for coarse cells can take anything. */
  default List<ModelInput> furtherInputs() {
    return List.of();
  }

  /** All that its graph takes, the band first. */
  default List<ModelInput> inputs() {
    final int cells = input() == ModelCard.Input.COARSE ? 1 : factor();
    return Stream.concat(
            Stream.of(ModelInput.band(cells, normalisation())), furtherInputs().stream())
        .toList();
  }

  /** How values are brought into its range. */
  default ModelCard.Normalisation normalisation() {
    return ModelCard.Normalisation.MINMAX;
  }

  /**
   * Whether it makes what is to be added to the interpolated field, rather than the field itself.
   */
  default boolean residual() {
    return false;
  }

  /**
   * Its layers. With coarse cells as input it ends with {@code factor²} channels, a coarse cell's
   * children row by row; with upsampled cells it ends with one.
   *
   * @param meanKept whether the children's mean is known to be the coarse cell, so that what is
   *     added to the interpolated field has no mean
   */
  <T> T build(Layers<T> layers, boolean meanKept);

  /** Whether it takes values in any unit as they are. */
  default boolean unitEquivariant() {
    return normalisation() == ModelCard.Normalisation.NONE;
  }

  /** Whether a coarse cell's mean is known to it: of cells that are means, added to by children. */
  default boolean keepsMeans(final Aggregation aggregation) {
    return aggregation == Aggregation.MEAN && residual() && input() == ModelCard.Input.COARSE;
  }

  /** Channels at its end. */
  default int outputs() {
    return input() == ModelCard.Input.COARSE ? factor() * factor() : 1;
  }
}
