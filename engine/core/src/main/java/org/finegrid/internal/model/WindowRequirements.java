package org.finegrid.internal.model;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finegrid.model.ModelCard;

/**
 * What was found out, or is stated, of the windows that a network takes.
 *
 * @param input coarse or upsampled cells
 * @param halo in coarse cells; empty where there is no bound
 * @param multiple what their sides must be multiples of
 */
public record WindowRequirements(ModelCard.Input input, OptionalInt halo, int multiple) {
  private static final Pattern WRITTEN =
      Pattern.compile("input=(coarse|upsampled) halo=(none|\\d{1,4}) multiple=(\\d{1,2})\\s*");

  static WindowRequirements of(final ModelCard card) {
    return new WindowRequirements(card.input(), card.halo(), card.multiple());
  }

  /** A card with what was found out about its network. */
  ModelCard appliedTo(final ModelCard card) {
    return card.toBuilder().input(input).halo(halo).multiple(multiple).build();
  }

  /** On one line. */
  String written() {
    return "input="
        + input.name().toLowerCase(Locale.ROOT)
        + " halo="
        + (halo.isPresent() ? String.valueOf(halo.getAsInt()) : "none")
        + " multiple="
        + multiple;
  }

  /** What was written; empty where it is anything else. */
  static Optional<WindowRequirements> read(final String line) {
    final Matcher written = WRITTEN.matcher(line);
    if (!written.matches()) {
      return Optional.empty();
    }
    final int multiple = Integer.parseInt(written.group(3));
    return multiple < 1 || multiple > CardJson.LARGEST_MULTIPLE
        ? Optional.empty()
        : Optional.of(
            new WindowRequirements(
                ModelCard.Input.valueOf(written.group(1).toUpperCase(Locale.ROOT)),
                written.group(2).equals("none")
                    ? OptionalInt.empty()
                    : OptionalInt.of(Integer.parseInt(written.group(2))),
                multiple));
  }
}
