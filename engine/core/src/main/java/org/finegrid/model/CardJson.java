package org.finegrid.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.finegrid.grid.RasterException;

/** The card's JSON form, schema 1. */
public final class CardJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LARGEST_HALO = 4096;

  private CardJson() {}

  /** A card as JSON would have it, in the order of the schema. */
  public static Map<String, Object> toMap(final ModelCard card) {
    final Map<String, Object> map = new LinkedHashMap<>();
    map.put("schema", 1);
    map.put("name", card.name());
    map.put("title", card.title());
    map.put("method", card.method());
    map.put("factor", card.factor() == 0 ? null : card.factor());
    map.put("input", card.input().name().toLowerCase(Locale.ROOT));
    map.put("channels", card.channels());
    map.put("halo", card.halo().isPresent() ? card.halo().getAsInt() : null);
    map.put("normalisation", card.normalisation().name().toLowerCase(Locale.ROOT));
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
    final JsonNode node;
    try {
      node = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new RasterException(source + ": its model card is not JSON; make the file again", e);
    }
    if (node.path("schema").asInt() != 1) {
      throw bad(source, "schema", "1 is the only one this version knows");
    }
    final int factor = node.path("factor").asInt();
    if (factor < 1 || factor > ModelRepository.LARGEST_FACTOR) {
      throw bad(
          source,
          "factor",
          "a whole number from 1 to " + ModelRepository.LARGEST_FACTOR + " is needed");
    }
    final List<String> channels = new ArrayList<>();
    node.path("channels").forEach(each -> channels.add(each.asText()));
    if (!channels.equals(List.of("band"))) {
      throw bad(source, "channels", "only [\"band\"] can be fed");
    }
    return new ModelCard(
        node.path("name").asText(source),
        node.path("title").asText(""),
        node.path("method").asText("unknown"),
        factor,
        choice(source, node, "input", ModelCard.Input.class),
        channels,
        halo(source, node.path("halo")),
        choice(source, node, "normalisation", ModelCard.Normalisation.class),
        node.path("aggregation").asText(""),
        map(node.path("training")),
        map(node.path("skill")));
  }

  private static OptionalInt halo(final String source, final JsonNode node) {
    if (node.isNull() || node.isMissingNode()) {
      return OptionalInt.empty();
    }
    if (!node.isInt() || node.asInt() < 0 || node.asInt() > LARGEST_HALO) {
      throw bad(source, "halo", "null or a whole number of coarse cells is needed");
    }
    return OptionalInt.of(node.asInt());
  }

  private static <T extends Enum<T>> T choice(
      final String source, final JsonNode node, final String key, final Class<T> type) {
    final String text = node.path(key).asText("");
    for (final T each : type.getEnumConstants()) {
      if (each.name().equalsIgnoreCase(text)) {
        return each;
      }
    }
    throw bad(source, key, "'" + text + "' is not known");
  }

  private static Map<String, Object> map(final JsonNode node) {
    return node.isObject()
        ? JSON.convertValue(node, new TypeReference<LinkedHashMap<String, Object>>() {})
        : Map.of();
  }

  private static RasterException bad(final String source, final String key, final String why) {
    return new RasterException(source + ": its model card's '" + key + "' cannot be used: " + why);
  }
}
