package org.finegrid.internal.io.crs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * An element of well-known text: {@code KEYWORD["name", 1.5, CHILD[…]]}.
 *
 * @param keyword upper case
 * @param texts quoted texts and bare words, in order
 * @param numbers numbers, in order
 * @param children nested elements, in order
 */
record WktNode(String keyword, List<String> texts, List<Double> numbers, List<WktNode> children) {

  WktNode {
    texts = List.copyOf(texts);
    numbers = List.copyOf(numbers);
    children = List.copyOf(children);
  }

  /** Its first text, empty where it has none. */
  String name() {
    return texts.isEmpty() ? "" : texts.get(0);
  }

  /** Its first child of one of these keywords. */
  Optional<WktNode> child(final String... wanted) {
    return children.stream().filter(each -> List.of(wanted).contains(each.keyword)).findFirst();
  }

  /** Its size where it is a unit; empty where it states none that can be. */
  Optional<Double> size() {
    return numbers.stream().findFirst().filter(it -> it > 0 && it < Double.POSITIVE_INFINITY);
  }

  /** The EPSG code that it states for itself, in either version of the text. */
  OptionalInt epsg() {
    return child("AUTHORITY", "ID")
        .filter(it -> it.name().equalsIgnoreCase("EPSG"))
        .map(WktNode::code)
        .orElse(OptionalInt.empty());
  }

  private OptionalInt code() {
    if (texts.size() > 1) {
      return texts.get(1).matches("\\d{1,6}")
          ? OptionalInt.of(Integer.parseInt(texts.get(1)))
          : OptionalInt.empty();
    }
    return numbers.stream().mapToInt(Double::intValue).findFirst();
  }

  /** Whether one of its axes has that direction. */
  boolean isAlong(final String direction) {
    return all("AXIS").stream()
        .anyMatch(axis -> axis.texts.stream().anyMatch(direction::equalsIgnoreCase));
  }

  List<WktNode> all(final String wanted) {
    return children.stream().filter(each -> each.keyword.equals(wanted)).toList();
  }

  /**
   * Reads one element.
   *
   * @return empty where the text is not well-known text
   */
  static Optional<WktNode> parse(final String text) {
    try {
      final Parser parser = new Parser(text);
      final WktNode node = parser.element(parser.word());
      parser.skipVertical();
      return parser.position == text.length() ? Optional.of(node) : Optional.empty();
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // The one place where malformed text is noticed: the caller words the refusal.
      return Optional.empty();
    }
  }

  private static final class Parser {
    private static final int DEEPEST = 64;
    private static final Pattern NUMBER =
        Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,4})?");

    private final String text;
    private int position;
    private int depth;

    Parser(final String text) {
      this.text = text;
    }

    /** ESRI's programs put the reference of heights behind the one of the map. */
    void skipVertical() {
      skipSpace();
      if (position < text.length() && text.charAt(position) == ',') {
        position++;
        final String keyword = word();
        if (!keyword.equalsIgnoreCase("VERTCS")) {
          throw new IllegalArgumentException("unexpected " + keyword);
        }
        element(keyword);
        skipSpace();
      }
    }

    void skipSpace() {
      while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
        position++;
      }
    }

    String word() {
      skipSpace();
      final int start = position;
      while (position < text.length() && isWord(text.charAt(position))) {
        position++;
      }
      if (start == position) {
        throw new IllegalArgumentException("no word at " + start);
      }
      return text.substring(start, position);
    }

    private static boolean isWord(final char c) {
      return Character.isLetterOrDigit(c)
          || c == '_'
          || c == '.'
          || c == '-'
          || c == '+'
          || c == ':';
    }

    WktNode element(final String keyword) {
      if (++depth > DEEPEST) {
        throw new IllegalArgumentException("nested too deeply");
      }
      final List<String> texts = new ArrayList<>();
      final List<Double> numbers = new ArrayList<>();
      final List<WktNode> children = new ArrayList<>();
      skipSpace();
      final char close = closing(text.charAt(position++));
      while (true) {
        item(texts, numbers, children);
        skipSpace();
        final char next = text.charAt(position++);
        if (next == close) {
          depth--;
          return new WktNode(keyword.toUpperCase(java.util.Locale.ROOT), texts, numbers, children);
        }
        if (next != ',') {
          throw new IllegalArgumentException("unexpected " + next);
        }
      }
    }

    private static char closing(final char open) {
      return switch (open) {
        case '[' -> ']';
        case '(' -> ')';
        default -> throw new IllegalArgumentException("unexpected " + open);
      };
    }

    private void item(
        final List<String> texts, final List<Double> numbers, final List<WktNode> children) {
      skipSpace();
      if (text.charAt(position) == '"') {
        texts.add(quoted());
        return;
      }
      final String word = word();
      skipSpace();
      final char next = text.charAt(position);
      if (next == '[' || next == '(') {
        children.add(element(word));
      } else if (NUMBER.matcher(word).matches()) {
        numbers.add(Double.valueOf(word));
      } else {
        // A direction, or a date.
        texts.add(word);
      }
    }

    private String quoted() {
      final StringBuilder out = new StringBuilder();
      position++;
      while (true) {
        final char c = text.charAt(position++);
        if (c != '"') {
          out.append(c);
        } else if (position < text.length() && text.charAt(position) == '"') {
          out.append('"');
          position++;
        } else {
          return out.toString();
        }
      }
    }
  }
}
