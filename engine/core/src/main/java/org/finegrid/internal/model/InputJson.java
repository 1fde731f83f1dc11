package org.finegrid.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.finegrid.grid.RasterException;
import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelInput;

/** Reads the inputs of a card from their JSON form, {@link ModelInput#toMap()}. */
final class InputJson {
  private static final String KEY = "inputs";

  /** As many as no network has. */
  private static final int MAX_INPUTS = 64;

  private InputJson() {}

  /**
   * Reads a list of inputs. All but the name can be left out: the role goes by the name, factor and
   * channels are 1, and values are taken as they are.
   *
   * @throws RasterException where it cannot be used
   */
  static List<ModelInput> parse(final JsonNode node) {
    if (!node.isArray() || node.size() > MAX_INPUTS) {
      throw CardTexts.invalid(KEY, "a list of up to " + MAX_INPUTS + " inputs is needed");
    }
    final List<ModelInput> inputs = new ArrayList<>();
    for (final JsonNode each : node) {
      final ModelInput input = input(each);
      // The band is the first for who reads a card, wherever the graph has it.
      inputs.add(input.role() == ModelInput.Role.BAND ? 0 : inputs.size(), input);
    }
    return inputs;
  }

  private static ModelInput input(final JsonNode node) {
    final String name = node.path("name").asText("");
    return new ModelInput(
        name,
        node.has("role") ? CardJson.choice(node, "role", ModelInput.Role.class) : usual(name),
        number(node.path("factor")),
        number(node.path("channels")),
        node.has("normalisation")
            ? CardJson.choice(node, "normalisation", ModelCard.Normalisation.class)
            : ModelCard.Normalisation.NONE);
  }

  private static ModelInput.Role usual(final String name) {
    return switch (name) {
      case ModelInput.BAND -> ModelInput.Role.BAND;
      case ModelInput.NOISE -> ModelInput.Role.NOISE;
      default -> ModelInput.Role.COVARIATE;
    };
  }

  /** 0, which no input can have, for what is not an integer. */
  private static int number(final JsonNode node) {
    return node.isMissingNode() ? 1 : node.isInt() ? node.asInt() : 0;
  }
}
