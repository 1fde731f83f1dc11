package org.finegrid.internal.io.crs;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.finegrid.grid.CoordinateReference.Kind;

/** Well-known text of any version and dialect. */
final class Wkt {
  private static final List<String> VERSION_1 = List.of("GEOGCS", "PROJCS", "COMPD_CS");

  /** Texts with lines break them between elements. */
  private static final Pattern LINE_ENDS = Pattern.compile("\\s*\\R\\s*");

  private Wkt() {}

  /**
   * The numbers of a reference.
   *
   * @return empty where it is no horizontal reference or lies outside the table of projections
   */
  static Optional<CrsDefinition> definition(final String text) {
    return WktNode.parse(text).flatMap(Wkt::definition);
  }

  static Optional<CrsDefinition> definition(final WktNode node) {
    if (WebMercator.is(node)) {
      return Optional.empty();
    }
    return isVersion1(node) ? WktForm.read(node) : Wkt2Form.read(node);
  }

  /**
   * The same in version 1.
   *
   * @return empty where version 1 has no words for it
   */
  static Optional<String> toVersion1(final String text) {
    return WktNode.parse(text)
        .flatMap(
            node -> {
              if (WebMercator.is(node)) {
                return Optional.of(WebMercator.wkt());
              }
              return isVersion1(node)
                  ? Optional.of(LINE_ENDS.matcher(text.strip()).replaceAll(""))
                  : Wkt2Form.read(node).map(WktForm::write);
            });
  }

  static boolean isVersion1(final WktNode node) {
    return VERSION_1.contains(node.keyword());
  }

  /** What the coordinates of a reference measure; empty where the text is none of such. */
  static Optional<Kind> kind(final WktNode node) {
    return switch (node.keyword()) {
      case "GEOGCS" -> Optional.of(Kind.GEOGRAPHIC);
      case "PROJCS", "PROJCRS", "PROJECTEDCRS" -> Optional.of(Kind.PROJECTED);
      case "GEOGCRS", "GEOGRAPHICCRS", "GEODCRS", "GEODETICCRS" -> geographic(node);
      case "COMPD_CS", "COMPOUNDCRS", "BOUNDCRS", "SOURCECRS" ->
          node.children().stream().findFirst().flatMap(Wkt::kind);
      default -> Optional.empty();
    };
  }

  private static Optional<Kind> geographic(final WktNode node) {
    if (node.child("DERIVINGCONVERSION").isPresent()) {
      return Optional.of(Kind.ROTATED);
    }
    final boolean plane =
        node.child("CS").map(it -> it.name().equalsIgnoreCase("ellipsoidal")).orElse(true);
    return plane ? Optional.of(Kind.GEOGRAPHIC) : Optional.empty();
  }
}
