package org.finegrid.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.finegrid.grid.Message;
import org.finegrid.grid.ParameterName;

/** What the command line calls the engine's parameters. */
public final class OptionNames {
  /** Those that are not the parameter's own name in small letters with hyphens. */
  private static final Map<ParameterName, String> OTHERS =
      Map.of(
          ParameterName.INPUT, "INPUT",
          ParameterName.OUTPUT, "OUTPUT",
          ParameterName.TRUTH, "TRUTH",
          ParameterName.NETWORK, "--allow-network",
          ParameterName.COMPRESSION, "--compress",
          ParameterName.CREATION_OPTIONS, "--co",
          ParameterName.JAVA_OPTIONS, "FINEGRID_JAVA_OPTS");

  private OptionNames() {}

  /** The option, or what stands for the argument in the help. */
  public static String of(final ParameterName parameter) {
    return OTHERS.getOrDefault(
        parameter, "--" + parameter.name().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
  }

  /** Sentences of the engine as the command line puts them. */
  public static List<String> texts(final List<Message> sentences) {
    return sentences.stream().map(each -> each.text(OptionNames::of)).toList();
  }
}
