package org.finegrid.internal.io.netcdf;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Set;

/** Names for a file's variables and dimensions: letters, digits and underscores, each once. */
final class UniqueNames {
  private final Set<String> used = new HashSet<>();

  /** Takes a name as it is, made different where it is taken. */
  String take(final String wanted) {
    String name = wanted;
    for (int i = 2; !used.add(name); i++) {
      name = wanted + "_" + i;
    }
    return name;
  }

  /** A name as CF wants it; empty where nothing of it can be used. */
  static String safe(final String text) {
    final String plain =
        Normalizer.normalize(text, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^A-Za-z0-9_]+", "_")
            .replaceAll("^_+|_+$", "");
    if (plain.isEmpty()) {
      return "";
    }
    return Character.isDigit(plain.charAt(0)) ? "band_" + plain : plain;
  }

  /** An attribute's name, with what the format does not take replaced. */
  static String attribute(final String text) {
    final String plain = text.replaceAll("[^A-Za-z0-9_.@+-]+", "_");
    return plain.isEmpty() || !Character.isLetter(plain.charAt(0)) && plain.charAt(0) != '_'
        ? "attribute_" + plain
        : plain;
  }
}
