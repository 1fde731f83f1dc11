package org.finegrid.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds the texts in a Java file. */
final class StringLiterals {
  private static final String COMMENT = "/\\*(?:[^*]|\\*(?!/))*+\\*/|//[^\n]*+";
  private static final String CHARACTER = "'(?:[^'\\\\]|\\\\.)++'";
  private static final String BLOCK = "\"\"\"((?:[^\"\\\\]|\\\\.|\"(?!\"\"))*+)\"\"\"";
  private static final String TEXT = "\"((?:[^\"\\\\\n]|\\\\.)*+)\"";

  /** Comments and characters as well: what looks like a text inside of them is none. */
  private static final Pattern TOKEN =
      Pattern.compile(String.join("|", COMMENT, CHARACTER, BLOCK, TEXT), Pattern.DOTALL);

  private StringLiterals() {}

  /** All of them, without their quotation marks. */
  static List<String> in(final String source) {
    final List<String> texts = new ArrayList<>();
    for (final MatchResult each : TOKEN.matcher(source).results().toList()) {
      for (int group = 1; group <= each.groupCount(); group++) {
        if (each.group(group) != null) {
          texts.add(each.group(group));
        }
      }
    }
    return texts;
  }
}
