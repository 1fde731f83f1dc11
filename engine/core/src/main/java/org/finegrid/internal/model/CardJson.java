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
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.finegrid.grid.RasterException;
import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelRepository;

/** The card's JSON form: schema 1, or 2 where a card says what only that can. */
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
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_TITLE = 300;
  private static final int LONGEST_TEXT = 4000;

  private CardJson() {}

  /** A card as JSON would have it, in the order of the schema. */
  public static Map<String, Object> toMap(final ModelCard card) {
    final Map<String, Object> map = new LinkedHashMap<>();
    map.put("schema", card.multiple() == 1 ? 1 : 2);
    map.put("name", card.name());
    map.put("title", card.title());
    map.put("method", card.method());
    map.put("factor", card.factor() == 0 ? null : card.factor());
    map.put("input", card.input().name().toLowerCase(Locale.ROOT));
    map.put("channels", card.channels());
    map.put("halo", card.halo().isPresent() ? card.halo().getAsInt() : null);
    if (card.multiple() != 1) {
      map.put("multiple", card.multiple());
    }
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
    if (json.length() > LONGEST) {
      throw new RasterException(source + ": its model card is longer than 1 MiB");
    }
    final JsonNode node;
    try {
      node = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new RasterException(source + ": its model card is not JSON; make the file again", e);
    }
    final int schema = node.path("schema").asInt();
    if (schema != 1 && schema != 2) {
      throw bad(source, "schema", "1 and 2 are the only ones this version knows");
    }
    if (schema == 2 && (node.has("inputs") || node.has("members"))) {
      throw bad(source, node.has("inputs") ? "inputs" : "members", "only \"channels\" can be fed");
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
        name(source, node),
        CardTexts.clean(node.path("title").asText(""), LONGEST_TITLE),
        CardTexts.clean(node.path("method").asText("unknown"), LONGEST_NAME),
        factor,
        choice(source, node, "input", ModelCard.Input.class),
        channels,
        halo(source, node.path("halo")),
        schema == 2 ? multiple(source, node.path("multiple")) : 1,
        choice(source, node, "normalisation", ModelCard.Normalisation.class),
        CardTexts.clean(node.path("aggregation").asText(""), LONGEST_NAME),
        map(node.path("training")),
        map(node.path("skill")));
  }

  /** What users type and see in tables: one that could deceive them is refused. */
  private static String name(final String source, final JsonNode node) {
    final String name = node.path("name").asText(source);
    if (name.isBlank() || name.length() > LONGEST_NAME && node.has("name")) {
      throw bad(source, "name", "a text of up to " + LONGEST_NAME + " characters is needed");
    }
    if (CardTexts.hasInvisible(name)) {
      throw bad(source, "name", "it has characters that cannot be seen");
    }
    return name;
  }

  private static int multiple(final String source, final JsonNode node) {
    if (node.isMissingNode()) {
      return 1;
    }
    if (!node.isInt() || node.asInt() < 1 || node.asInt() > LARGEST_MULTIPLE) {
      throw bad(
          source,
          "multiple",
          "a whole number of coarse cells from 1 to " + LARGEST_MULTIPLE + " is needed");
    }
    return node.asInt();
  }

  private static OptionalInt halo(final String source, final JsonNode node) {
    if (node.isNull() || node.isMissingNode()) {
      return OptionalInt.empty();
    }
    if (!node.isInt() || node.asInt() < 0 || node.asInt() > LARGEST_HALO) {
      throw bad(
          source,
          "halo",
          "null or a whole number of coarse cells up to " + LARGEST_HALO + " is needed");
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
    throw bad(source, key, "'" + CardTexts.clean(text) + "' is not known");
  }

  private static Map<String, Object> map(final JsonNode node) {
    final Map<String, Object> map = new LinkedHashMap<>();
    if (node.isObject()) {
      JSON.convertValue(node, new TypeReference<LinkedHashMap<String, Object>>() {})
          .forEach(
              (key, value) ->
                  map.put(
                      CardTexts.clean(key, LONGEST_NAME), CardTexts.cleaned(value, LONGEST_TEXT)));
    }
    return map;
  }

  private static RasterException bad(final String source, final String key, final String why) {
    return new RasterException(source + ": its model card's '" + key + "' cannot be used: " + why);
  }
}
