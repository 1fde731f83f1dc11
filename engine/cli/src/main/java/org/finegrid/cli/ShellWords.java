package org.finegrid.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** Writes a command so that a shell reads the same words again. */
final class ShellWords {
  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

  private ShellWords() {}

  /** The whole command line that a command was typed in. */
  static String typed(final CommandSpec command) {
    return join("finegrid", command.root().commandLine().getParseResult().originalArgs());
  }

  private static String join(final String program, final List<String> args) {
    return Stream.concat(Stream.of(program), args.stream())
        .map(ShellWords::quote)
        .collect(Collectors.joining(" "));
  }

  private static String quote(final String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
