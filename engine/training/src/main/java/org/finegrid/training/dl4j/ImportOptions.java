package org.finegrid.training.dl4j;

import java.util.Optional;
import java.util.OptionalInt;
import org.finegrid.model.ModelCard;

/**
 * What a saved network does not say of itself.
 *
 * @param name the card's name
 * @param title the card's title; empty: made of the file's name
 * @param factor fine cells per coarse cell and axis; empty: as the layers make them
 * @param input what the network is fed; empty: upsampled cells where it makes as many as it gets
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
