package org.finegrid.geoserver;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finegrid.coverage.CoverageReader;
import org.finegrid.downscale.DownscaleRequest.Conserve;
import org.finegrid.internal.io.NumberText;
import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelRepository;
import org.geotools.coverage.grid.GridCoverage2D;

/** Checks requests: a server does not enforce the limits of parameters that it advertises. */
final class WpsInputs {

  /** No separators of paths, no colons of URLs, no leading dot. */
  private static final Pattern MODEL_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,99}");

  private WpsInputs() {}

  /** A text, if it is not blank. */
  static Optional<String> text(final String value) {
    return Optional.ofNullable(value).map(String::strip).filter(each -> !each.isEmpty());
  }

  /**
   * The name of a model that there is; {@link ModelRepository#AUTO} where none is given.
   *
   * @throws org.geotools.process.ProcessException where there is none, or it is no name but a path
   */
  static String model(final String parameter, final String value, final ModelRepository models) {
    final String name = text(value).orElse(ModelRepository.AUTO);
    ErrorTexts.unless(
        MODEL_NAME.matcher(name).matches() && !name.endsWith(".onnx"),
        parameter,
        "is not a model's name; models are named, never given as a file or address");
    if (models.card(name).isEmpty()) {
      // It may be there, and be of no use.
      ModelProblems.ofServer().log(models);
      throw ErrorTexts.of(
          parameter,
          "'"
              + name
              + "' is not known; there are "
              + Stream.concat(
                      Stream.of(ModelRepository.AUTO), models.cards().stream().map(ModelCard::name))
                  .collect(Collectors.joining(", ")));
    }
    return name;
  }

  /**
   * An integer, whose range the engine checks.
   *
   * @throws org.geotools.process.ProcessException where it is not
   */
  static int whole(final String parameter, final double value) {
    ErrorTexts.unless(
        value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE,
        parameter,
        "'" + NumberText.of(value) + "' is not an integer");
    return (int) value;
  }

  /**
   * Reads a coverage, which stays the server's.
   *
   * @param unit the unit of bands that state none; null or blank: not known
   * @throws org.geotools.process.ProcessException where there is none
   */
  static CoverageReader coverage(
      final String parameter, final GridCoverage2D coverage, final String unit) {
    ErrorTexts.unless(coverage != null, parameter, "is missing");
    return CoverageReader.of(coverage).withUnit(text(unit).orElse(""));
  }

  /** How means are kept; automatic by default. */
  static Conserve conserve(final String value) {
    return choice("conserve", value, Conserve.AUTO);
  }

  /** One of an enumeration's values, in any case of letters. */
  static <T extends Enum<T>> T choice(final String parameter, final String value, final T usual) {
    final Optional<String> chosen = text(value);
    if (chosen.isEmpty()) {
      return usual;
    }
    final T[] values = usual.getDeclaringClass().getEnumConstants();
    return Arrays.stream(values)
        .filter(each -> each.name().equalsIgnoreCase(chosen.get()))
        .findFirst()
        .orElseThrow(
            () ->
                ErrorTexts.of(
                    parameter,
                    "'"
                        + chosen.get()
                        + "' is none of "
                        + Arrays.stream(values)
                            .map(each -> each.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "))));
  }

  /** Refuses more cells than allowed. */
  static void within(
      final String parameter, final String what, final double cells, final long allowed) {
    ErrorTexts.unless(
        cells <= allowed,
        parameter,
        String.format(
            Locale.ROOT,
            "%s has %,.0f cells over all bands, and this server allows %,d; take a part of it or"
                + " fewer bands",
            what,
            cells,
            allowed));
  }
}
