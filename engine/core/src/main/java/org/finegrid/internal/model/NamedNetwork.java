package org.finegrid.internal.model;

import java.util.function.Supplier;
import org.finegrid.model.ModelCard;

/**
 * A network that has a name.
 *
 * @param card its card
 * @param file reads it
 */
public record NamedNetwork(ModelCard card, Supplier<OnnxFile> file) {

  /** Whether a name is a card's own or, like {@code fine-s} for {@code fine-s-x4}, its family's. */
  public static boolean answersTo(final ModelCard card, final String name) {
    return card.name().equals(name) || card.name().equals(name + "-x" + card.factor());
  }
}
