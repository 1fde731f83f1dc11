package org.finegrid.io.gdal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An array of a file, as GDAL describes it.
 *
 * @param name with its groups, such as {@code /forecast/pr}
 * @param type of its elements, as GDAL calls it
 * @param dimensions outermost first
 * @param attributes text, numbers and lists of numbers, its unit among them
 */
record GridArray(String name, String type, List<Along> dimensions, Map<String, Object> attributes) {

  /**
   * A dimension.
   *
   * @param name its name, without groups
   * @param size number of steps
   * @param type GDAL's word for what it is, such as {@code HORIZONTAL_X}; empty where unknown
   * @param coordinate full name of the array of its coordinates; empty where there is none
   */
  record Along(String name, int size, String type, String coordinate) {}

  static GridArray of(
      final String name, final JsonNode node, final Map<String, JsonNode> dimensions) {
    final List<Along> along = new ArrayList<>();
    for (final JsonNode each : node.path("dimensions")) {
      // By its name where the group declares it, else in place.
      final JsonNode dimension =
          each.isTextual() ? dimensions.getOrDefault(each.asText(), each) : each;
      along.add(
          new Along(
              dimension.path("name").asText("dim" + along.size()),
              size(node.path("dimension_size").path(along.size()).asDouble()),
              dimension.path("type").asText(),
              dimension.path("indexing_variable").asText()));
    }
    final Map<String, Object> attributes = JsonValues.attributes(node.path("attributes"));
    if (node.path("unit").isTextual()) {
      attributes.put("units", node.path("unit").asText());
    }
    return new GridArray(name, node.path("datatype").asText(), along, attributes);
  }

  /** A size that no array can have stays one, instead of what is left of it in 32 bits. */
  private static int size(final double stated) {
    return (int) Math.max(0, Math.min(stated, Integer.MAX_VALUE));
  }

  /** How many planes of rows and columns it holds. */
  long planes() {
    long planes = 1;
    for (final int dimension : outer()) {
      planes = Math.min(planes * dimensions.get(dimension).size(), 1L << 32);
    }
    return planes;
  }

  /** The name as users write it. */
  String shortName() {
    return name.substring(1);
  }

  /** The name without its groups. */
  String lastName() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** The full name of another array in the same group. */
  String sibling(final String other) {
    return other.startsWith("/") ? other : name.substring(0, name.lastIndexOf('/') + 1) + other;
  }

  /** Whether its elements are plain numbers. */
  boolean isNumeric() {
    return type.matches("U?Int\\d+|Byte|Float(32|64)");
  }

  /** Names of arrays that are there to describe this one. */
  Stream<String> referredTo() {
    return Stream.of("bounds", "climatology", "grid_mapping", "coordinates", "ancillary_variables")
        .map(key -> attributes.get(key))
        .filter(String.class::isInstance)
        .flatMap(text -> Stream.of(((String) text).trim().split("[\\s:]+")));
  }

  /** The position of the columns among the dimensions. */
  int xDimension() {
    return position("HORIZONTAL_X", dimensions.size() - 1);
  }

  /** The position of the rows. */
  int yDimension() {
    final int last = dimensions.size() - 1;
    return position("HORIZONTAL_Y", xDimension() == last ? last - 1 : last);
  }

  private int position(final String wanted, final int otherwise) {
    return IntStream.range(0, dimensions.size())
        .filter(i -> dimensions.get(i).type().equals(wanted))
        .reduce((first, second) -> second)
        .orElse(otherwise);
  }

  /** Positions of the other dimensions, outermost first. */
  int[] outer() {
    return IntStream.range(0, dimensions.size())
        .filter(i -> i != xDimension() && i != yDimension())
        .toArray();
  }

  /** A text attribute; empty where there is none. */
  String text(final String key) {
    return attributes.get(key) instanceof String text ? text : "";
  }

  /** The attributes but for some. */
  Map<String, Object> attributesWithout(final Predicate<String> dropped) {
    final Map<String, Object> kept = new LinkedHashMap<>(attributes);
    kept.keySet().removeIf(dropped);
    return kept;
  }
}
