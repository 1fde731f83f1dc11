package org.finegrid.geoserver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.finegrid.downscale.RasterSource;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;
import org.geotools.util.logging.Logging;

/** Sentences for those who send requests. */
final class ErrorTexts {
  private static final Logger LOGGER = Logging.getLogger(ErrorTexts.class);

  private ErrorTexts() {}

  /**
   * Runs something; what the engine refuses becomes what a process refuses.
   *
   * @param raster the input by which the raster comes
   */
  static <T> T translated(final String raster, final Supplier<T> work) {
    try {
      return work.get();
    } catch (RasterException e) {
      throw because(e.message(parameter -> input(parameter, raster)), e);
    }
  }

  /**
   * A refusal with a cause, which only the log gets: as a warning where the administrator can mend
   * it, such as a full disk, else for those who look for it.
   */
  static RejectedRequest because(final String sentence, final Exception cause) {
    final boolean ofServer =
        Stream.<Throwable>iterate(cause, Objects::nonNull, Throwable::getCause)
            .anyMatch(IOException.class::isInstance);
    LOGGER.log(ofServer ? Level.WARNING : Level.FINE, sentence, cause);
    return new RejectedRequest(sentence);
  }

  /** The input by which a request gives a parameter of the engine. */
  static String input(final ParameterName parameter, final String raster) {
    if (parameter.equals(ParameterName.INPUT)) {
      return raster;
    }
    // A part of a layer is requested of the server's WCS.
    return parameter.equals(ParameterName.BBOX) ? "subset" : parameter.name();
  }

  /**
   * A sentence of the engine without what only those know who run it: its name for rasters that are
   * no files, as the input's name tells which one is meant, and where the server keeps temporary
   * files.
   */
  static String edited(final String sentence, final RasterSource coverage, final Path temporary) {
    return edited(sentence, coverage)
        .replaceFirst(
            "^" + Pattern.quote(temporary.toString()) + "[^:]*",
            "the server's directory for temporary files");
  }

  /** The same of a text that names no files, such as a report. */
  static String edited(final String text, final RasterSource coverage) {
    return text.replace(coverage.name() + ": ", "").replace(coverage.name(), "the coverage");
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
