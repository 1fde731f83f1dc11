package org.finegrid.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.finegrid.grid.Message;
import org.finegrid.grid.ParameterName;

/** What the command line calls the engine's parameters. */
public final class OptionNames {
  /** Those that are not the parameter's own name in small letters with hyphens. */
  // By text: hash codes of records take Java a fiftieth of a second to set up at each start.
  private static final Map<String, String> OTHERS =
      Map.of(
          ParameterName.INPUT.name(), "INPUT",
          ParameterName.OUTPUT.name(), "OUTPUT",
          ParameterName.TRUTH.name(), "TRUTH",
          ParameterName.NETWORK.name(), "--allow-network",
          ParameterName.COMPRESSION.name(), "--compress",
          ParameterName.CREATION_OPTIONS.name(), "--co",
          ParameterName.JAVA_OPTIONS.name(), "FINEGRID_JAVA_OPTS");

  private OptionNames() {}

  /** The option, or what stands for the argument in the help. */
  public static String of(final ParameterName parameter) {
    return OTHERS.getOrDefault(
        parameter.name(),
        "--" + parameter.name().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
  }

  /** Sentences of the engine as the command line puts them. */
  public static List<String> texts(final List<Message> sentences) {
    return sentences.stream().map(each -> each.text(OptionNames::of)).toList();
  }
}
