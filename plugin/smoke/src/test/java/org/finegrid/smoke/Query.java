package org.finegrid.smoke;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Keys and values of an address. */
final class Query {

  private Query() {}

  /** Keys in lower case, as their case does not matter. */
  static Map<String, String> parse(final String query) {
    final Map<String, String> keys = new HashMap<>();
    for (final String part : query.split("&")) {
      final String[] pair = part.split("=", 2);
      keys.put(
          URLDecoder.decode(pair[0], StandardCharsets.UTF_8).toLowerCase(Locale.ROOT),
          pair.length == 1 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
    }
    return keys;
  }
}
