package org.finegrid.smoke;

/** What went wrong, in one line. */
final class Sentence {
  private static final int LONGEST = 400;

  private Sentence() {}

  /** That of a failure. */
  static String of(final Throwable failure) {
    final String message = failure.getMessage();
    // Java's own exceptions often have no message.
    return failure instanceof CheckFailure
            || failure instanceof picocli.CommandLine.PicocliException
        ? inOneLine(message)
        : inOneLine(failure.getClass().getSimpleName() + (message == null ? "" : ": " + message));
  }

  /** A text without line breaks, cut where it is long. */
  static String inOneLine(final String text) {
    final String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
