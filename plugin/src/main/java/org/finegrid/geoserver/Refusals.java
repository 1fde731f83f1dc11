package org.finegrid.geoserver;

import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.finegrid.grid.RasterException;
import org.geotools.process.ProcessException;

/** Sentences for those who send requests. */
final class Refusals {

  /** The engine speaks to people at a command line, of its options. */
  private static final Pattern OPTION = Pattern.compile("--([a-z]+)(?:-[a-z]+)*");

  private Refusals() {}

  /** Runs something; what the engine refuses becomes what a process refuses. */
  static <T> T told(final Supplier<T> work) {
    try {
      return work.get();
    } catch (RasterException e) {
      throw new ProcessException(inWords(e.getMessage()), e);
    }
  }

  /** A sentence of the engine without the dashes of options. */
  static String inWords(final String sentence) {
    return OPTION.matcher(sentence).replaceAll("$1");
  }

  /** A refusal of a parameter's value. */
  static ProcessException of(final String parameter, final String why) {
    return new ProcessException(parameter + ": " + why);
  }

  /** Refuses a parameter where something is not so. */
  static void unless(final boolean right, final String parameter, final String why) {
    if (!right) {
      throw of(parameter, why);
    }
  }
}
