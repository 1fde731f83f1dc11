package org.finegrid.io.gdal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values in GDAL's descriptions of arrays. */
final class JsonValues {

  private JsonValues() {}

  /** Attributes as text, numbers, or {@code double[]} for several numbers; others are left out. */
  static Map<String, Object> attributes(final JsonNode node) {
    final Map<String, Object> out = new LinkedHashMap<>();
    node.fields()
        .forEachRemaining(
            each -> {
              final JsonNode value = each.getValue();
              if (value.isTextual()) {
                out.put(each.getKey(), value.asText());
              } else if (value.isIntegralNumber() && value.canConvertToInt()) {
                out.put(each.getKey(), value.asInt());
              } else if (value.isNumber()) {
                out.put(each.getKey(), value.asDouble());
              } else if (isNumbers(value)) {
                final List<Double> several = new ArrayList<>();
                numbers(value, several);
                out.put(each.getKey(), several.stream().mapToDouble(Double::doubleValue).toArray());
              }
            });
    return out;
  }

  private static boolean isNumbers(final JsonNode value) {
    boolean all = value.isArray() && !value.isEmpty();
    for (final JsonNode each : value) {
      all &= each.isNumber();
    }
    return all;
  }

  /** All numbers in nested lists, in their order; NaN for what is none. */
  static void numbers(final JsonNode node, final List<Double> into) {
    if (node.isArray()) {
      node.forEach(each -> numbers(each, into));
    } else {
      into.add(node.isNumber() ? node.asDouble() : Double.NaN);
    }
  }
}
