package org.finegrid.internal.io.geotiff;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The characters that XML writes as references. */
final class XmlEscapes {
  private static final Pattern REFERENCE =
      Pattern.compile("&(?:(lt|gt|amp|quot|apos)|#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6}));");

  private XmlEscapes() {}

  /** The text with references; characters that XML cannot hold are dropped. */
  static String apply(final String text) {
    final StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .filter(XmlEscapes::legal)
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                // Readers of XML turn a bare carriage return into a line feed.
                case '\r' -> out.append("&#13;");
                default -> out.appendCodePoint(c);
              }
            });
    return out.toString();
  }

  /** The text without references; what only looks like one stays. */
  static String undo(final String text) {
    if (text.indexOf('&') < 0) {
      return text;
    }
    final Matcher matcher = REFERENCE.matcher(text);
    final StringBuilder out = new StringBuilder(text.length());
    while (matcher.find()) {
      matcher.appendReplacement(out, Matcher.quoteReplacement(character(matcher)));
    }
    return matcher.appendTail(out).toString();
  }

  private static String character(final Matcher matcher) {
    if (matcher.group(1) != null) {
      return switch (matcher.group(1)) {
        case "lt" -> "<";
        case "gt" -> ">";
        case "amp" -> "&";
        case "quot" -> "\"";
        default -> "'";
      };
    }
    final int code =
        matcher.group(2) != null
            ? Integer.parseInt(matcher.group(2))
            : Integer.parseInt(matcher.group(3), 16);
    return legal(code) ? Character.toString(code) : matcher.group();
  }

  /** The characters that XML 1.0 admits. */
  private static boolean legal(final int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || c >= 0x20 && c <= 0xd7ff
        || c >= 0xe000 && c <= 0xfffd
        || c >= 0x10000 && c <= Character.MAX_CODE_POINT;
  }
}
