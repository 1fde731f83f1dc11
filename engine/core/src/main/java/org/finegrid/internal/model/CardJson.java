package org.finegrid.internal.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.RasterException;
import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelInput;
import org.finegrid.model.ModelRepository;

/**
 * The card's JSON form. It is written as schema 2, whose {@code inputs} name what the graph takes;
 * schema 1 is read as well, and schema 2 with schema 1's {@code input}, {@code channels} and {@code
 * normalisation} in their place.
 */
public final class CardJson {
  private static final int DEEPEST = 64;

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
              .build());

  /** Wider than any window that could be run. */
  private static final int LARGEST_HALO = 4096;

  /** Six halvings: no network that keeps its cells apart goes further. */
  static final int LARGEST_MULTIPLE = 64;

  private static final int LONGEST = 1 << 20;
  private static final int LONGEST_TITLE = 300;
  private static final int LONGEST_TEXT = 4000;

  private CardJson() {}

  /** A card as JSON would have it, in the order of the schema. */
  public static Map<String, Object> toMap(final ModelCard card) {
    final Map<String, Object> map = new LinkedHashMap<>();
    map.put("schema", 2);
    map.put("name", card.name());
    map.put("title", card.title());
    map.put("method", card.method());
    map.put("factor", card.factor() == 0 ? null : card.factor());
    map.put("inputs", card.inputs().stream().map(ModelInput::toMap).toList());
    map.put("halo", card.halo().isPresent() ? card.halo().getAsInt() : null);
    map.put("multiple", card.multiple());
    map.put("aggregation", card.aggregation());
    map.put("training", card.training());
    map.put("skill", card.skill());
    return map;
  }

  /**
   * Reads a card.
   *
   * @param source the model file's name, for messages
   * @throws RasterException where the JSON is broken or asks for what this version cannot do
   */
  static ModelCard parse(final String source, final String json) {
    if (json.length() > LONGEST) {
      throw new RasterException(
          ErrorCode.UNUSABLE_MODEL, source + ": its model card is longer than 1 MiB");
    }
    final JsonNode node;
    try {
      node = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new RasterException(
          ErrorCode.UNUSABLE_MODEL,
          source + ": its model card is not valid JSON; write the file again",
          e);
    }
    try {
      return card(source, node);
    } catch (RasterException e) {
      throw new RasterException(ErrorCode.UNUSABLE_MODEL, source + ": its " + e.getMessage(), e);
    }
  }

  private static ModelCard card(final String source, final JsonNode node) {
    final int schema = node.path("schema").asInt();
    if (schema != 1 && schema != 2) {
      throw CardTexts.invalid("schema", "1 and 2 are the only ones this version knows");
    }
    final int factor = node.path("factor").asInt();
    if (factor < 1 || factor > ModelRepository.LARGEST_FACTOR) {
      throw CardTexts.invalid(
          "factor", "an integer from 1 to " + ModelRepository.LARGEST_FACTOR + " is needed");
    }
    final List<ModelInput> inputs = inputs(node, schema, factor);
    if (node.path("members").asBoolean()
        && inputs.stream().noneMatch(each -> each.role() == ModelInput.Role.NOISE)) {
      throw CardTexts.invalid("members", "none of its inputs is noise, so there can be no members");
    }
    return ModelCard.builder(name(source, node), factor)
        .title(CardTexts.clean(node.path("title").asText(""), LONGEST_TITLE))
        .method(CardTexts.clean(node.path("method").asText("unknown"), ModelCard.MAX_NAME))
        .inputs(inputs)
        .halo(halo(node.path("halo")))
        .multiple(schema == 2 ? multiple(node.path("multiple")) : 1)
        .aggregation(CardTexts.clean(node.path("aggregation").asText(""), ModelCard.MAX_NAME))
        .training(map(node.path("training")))
        .skill(map(node.path("skill")))
        .build();
  }

  private static List<ModelInput> inputs(final JsonNode node, final int schema, final int factor) {
    if (schema == 2 && node.has("inputs")) {
      return InputJson.parse(node.get("inputs"));
    }
    final List<String> channels = new ArrayList<>();
    node.path("channels").forEach(each -> channels.add(each.asText()));
    if (!channels.equals(List.of(ModelInput.BAND))) {
      throw CardTexts.invalid(
          "channels", "only [\"band\"] is possible; schema 2 names others by \"inputs\"");
    }
    final boolean coarse = choice(node, "input", ModelCard.Input.class) == ModelCard.Input.COARSE;
    return List.of(
        ModelInput.band(
            coarse ? 1 : factor, choice(node, "normalisation", ModelCard.Normalisation.class)));
  }

  /** What users type and see in tables: one that could deceive them is refused. */
  private static String name(final String source, final JsonNode node) {
    final String name = node.path("name").asText(source);
    if (name.length() > ModelCard.MAX_NAME && node.has("name")) {
      throw CardTexts.invalid(
          "name", "a text of up to " + ModelCard.MAX_NAME + " characters is needed");
    }
    return name;
  }

  private static int multiple(final JsonNode node) {
    if (node.isMissingNode()) {
      return 1;
    }
    if (!node.isInt() || node.asInt() < 1 || node.asInt() > LARGEST_MULTIPLE) {
      throw CardTexts.invalid(
          "multiple", "an integer from 1 to " + LARGEST_MULTIPLE + " is needed");
    }
    return node.asInt();
  }

  private static OptionalInt halo(final JsonNode node) {
    if (node.isNull() || node.isMissingNode()) {
      return OptionalInt.empty();
    }
    if (!node.isInt() || node.asInt() < 0 || node.asInt() > LARGEST_HALO) {
      throw CardTexts.invalid("halo", "null or an integer up to " + LARGEST_HALO + " is needed");
    }
    return OptionalInt.of(node.asInt());
  }

  static <T extends Enum<T>> T choice(final JsonNode node, final String key, final Class<T> type) {
    final String text = node.path(key).asText("");
    for (final T each : type.getEnumConstants()) {
      if (each.name().equalsIgnoreCase(text)) {
        return each;
      }
    }
    throw CardTexts.invalid(key, "'" + CardTexts.clean(text) + "' is not known");
  }

  private static Map<String, Object> map(final JsonNode node) {
    final Map<String, Object> map = new LinkedHashMap<>();
    if (node.isObject()) {
      JSON.convertValue(node, new TypeReference<LinkedHashMap<String, Object>>() {})
          .forEach(
              (key, value) ->
                  map.put(
                      CardTexts.clean(key, ModelCard.MAX_NAME),
                      CardTexts.cleaned(value, LONGEST_TEXT)));
    }
    return map;
  }
}
