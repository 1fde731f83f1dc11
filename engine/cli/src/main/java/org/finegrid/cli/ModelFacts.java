package org.finegrid.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelInput;

/** A model's card for people and programs. */
public final class ModelFacts {

  private ModelFacts() {}

  /** The card with the keys of its schema; null where the model sets no limit. */
  static Map<String, Object> map(final ModelCard card) {
    final Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", card.name());
    map.put("title", card.title());
    map.put("method", card.method());
    map.put("factor", card.factor() == 0 ? null : card.factor());
    map.put("input", small(card.input()));
    map.put("inputs", card.inputs().stream().map(ModelInput::toMap).toList());
    map.put("halo", card.halo().isPresent() ? card.halo().getAsInt() : null);
    map.put("multiple", card.multiple());
    map.put("normalisation", small(card.normalisation()));
    map.put("aggregation", card.aggregation());
    map.put("training", card.training());
    map.put("skill", card.skill());
    return map;
  }

  /** The card as labelled lines. */
  public static String text(final ModelCard card) {
    return new AlignedLines()
        .add("name", card.name())
        .add("title", card.title())
        .add("method", card.method())
        .add("factor", factor(card))
        .add("input", small(card.input()) + " cells")
        .add(
            "inputs",
            card.inputs().stream().map(ModelFacts::text).collect(Collectors.joining(", ")))
        .add("halo", card.halo().isPresent() ? halo(card) + " coarse cells" : "no finite bound")
        .add("multiple", Integer.toString(card.multiple()))
        .add("normalisation", small(card.normalisation()))
        .add("aggregation", card.aggregation())
        .addAll("training.", card.training())
        .addAll("skill.", card.skill())
        .text();
  }

  /** Its name, and in brackets what does not go without saying. */
  private static String text(final ModelInput input) {
    if (input.role() == ModelInput.Role.BAND) {
      return input.name();
    }
    final List<String> more = new ArrayList<>();
    if (!input.name().equals(input.role().word())) {
      more.add(input.role().word());
    }
    if (input.factor() > 1) {
      more.add("x" + input.factor());
    }
    if (input.channels() > 1) {
      more.add(input.channels() + " channels");
    }
    return more.isEmpty() ? input.name() : input.name() + " (" + String.join(", ", more) + ")";
  }

  static String factor(final ModelCard card) {
    return card.factor() == 0 ? "any" : Integer.toString(card.factor());
  }

  static String halo(final ModelCard card) {
    return card.halo().isPresent() ? Integer.toString(card.halo().getAsInt()) : "-";
  }

  private static String small(final Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
