package org.finegrid.training.dl4j;

import java.util.stream.Stream;

/** The message of DL4J's exceptions, on one line. */
final class Dl4jErrors {
  private static final int LONGEST = 200;

  private Dl4jErrors() {}

  /** The message of the root cause, which is the most specific. */
  static String of(final Throwable failure) {
    final Throwable first =
        Stream.iterate(failure, e -> e != null, Throwable::getCause)
            .limit(20)
            .reduce(failure, (earlier, later) -> later);
    final String message =
        first.getMessage() == null ? first.getClass().getSimpleName() : first.getMessage();
    final String line = message.replaceAll("\\s+", " ").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
