package org.finegrid.geoserver;

import java.io.IOException;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.finegrid.grid.RasterException;
import org.geotools.util.logging.Logging;

/** Sentences for those who send requests. */
final class ErrorTexts {
  private static final Logger LOGGER = Logging.getLogger(ErrorTexts.class);

  /** The engine speaks to people at a command line, of its options. */
  private static final Pattern OPTION = Pattern.compile("--([a-z]+)(?:-[a-z]+)*");

  private ErrorTexts() {}

  /** Runs something; what the engine refuses becomes what a process refuses. */
  static <T> T told(final Supplier<T> work) {
    try {
      return work.get();
    } catch (RasterException e) {
      throw because(inWords(e.getMessage()), e);
    }
  }

  /**
   * A refusal with a cause, which only the log gets: as a warning where the administrator can mend
   * it, such as a full disk, else for those who look for it.
   */
  static RejectedRequest because(final String sentence, final Exception cause) {
    final boolean ofServer =
        cause instanceof IOException || cause.getCause() instanceof IOException;
    LOGGER.log(ofServer ? Level.WARNING : Level.FINE, sentence, cause);
    return new RejectedRequest(sentence);
  }

  /** A sentence of the engine without the dashes of options. */
  static String inWords(final String sentence) {
    return OPTION.matcher(sentence).replaceAll("$1");
  }

  /** A refusal of a parameter's value. */
  static RejectedRequest of(final String parameter, final String why) {
    return new RejectedRequest(parameter + ": " + why);
  }

  /** Refuses a parameter where something is not so. */
  static void unless(final boolean right, final String parameter, final String why) {
    if (!right) {
      throw of(parameter, why);
    }
  }
}
