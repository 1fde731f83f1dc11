package org.finegrid.training.dl4j;

import java.util.Optional;
import java.util.OptionalInt;
import org.finegrid.model.ModelCard;

/**
 * What a saved network does not state.
 *
 * @param name the card's name
 * @param title the card's title; empty: made of the file's name
 * @param factor fine cells per coarse cell and axis; empty: as the layers make them
 * @param input the network's input; empty: upsampled cells where its output has as many cells as
 *     its input
 * @param normalisation how values are brought into its range
 * @param aggregation how coarse cells were made in training; may be empty
 */
public record ImportOptions(
    String name,
    Optional<String> title,
    OptionalInt factor,
    Optional<ModelCard.Input> input,
    ModelCard.Normalisation normalisation,
    String aggregation) {}
