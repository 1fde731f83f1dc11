package org.finegrid.smoke;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.w3c.dom.Document;

/**
 * What a server answered.
 *
 * @param status of HTTP
 * @param type the content's type
 * @param body the content
 */
record Answer(int status, String type, byte[] body) {
  private static final int OK = 200;

  /** The body as text. */
  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The body as XML. */
  Document xml() {
    final String start = text().stripLeading();
    CheckFailure.unless(
        start.startsWith("<"), "XML was expected, not " + type + ": " + Sentence.inOneLine(text()));
    return Xml.parse(body);
  }

  /**
   * The sentence of a failure: a server reports such as XML with status 200, also to those who
   * asked for a raster.
   */
  Optional<String> failure() {
    if (type.toLowerCase(Locale.ROOT).contains("xml")) {
      final Document document = xml();
      if (Xml.first(document, "ExceptionReport").isPresent()) {
        return Optional.of(
            Xml.first(document, "ExceptionText").map(each -> each.getTextContent()).orElse(""));
      }
    }
    return Optional.empty();
  }

  /** This, which must be what was asked for and of a type. */
  Answer as(final String expected) {
    works();
    CheckFailure.unless(
        type.toLowerCase(Locale.ROOT).startsWith(expected),
        expected + " was expected, not '" + type + "'");
    return this;
  }

  /** This, which must not be a failure. */
  Answer works() {
    failure()
        .ifPresent(
            sentence -> {
              throw new CheckFailure("the server reports: " + sentence);
            });
    CheckFailure.unless(status == OK, "HTTP status " + status + ": " + text());
    return this;
  }
}
