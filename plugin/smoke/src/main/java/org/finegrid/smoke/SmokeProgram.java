package org.finegrid.smoke;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The command line: errors become one line on standard error and an exit code. */
final class SmokeProgram {
  private static final String NAME = "finegrid-smoke: ";
  private static final int FAILED = 1;
  private static final int USAGE = 2;

  private SmokeProgram() {}

  /**
   * Runs a command line.
   *
   * @param out gets the table
   * @param err gets errors
   * @return 0: nothing failed; 1: something did; 2: the command line is wrong
   */
  static int run(final PrintStream out, final PrintStream err, final String... args) {
    final PrintWriter table = new PrintWriter(out, true, StandardCharsets.UTF_8);
    final PrintWriter errors = new PrintWriter(err, true, StandardCharsets.UTF_8);
    return new CommandLine(new SmokeCommand(table))
        .setOut(table)
        .setErr(errors)
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
        .setUsageHelpWidth(80)
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(
            (failure, line) -> {
              errors.println(NAME + Sentence.of(failure) + "; see --help");
              return USAGE;
            })
        .setExecutionExceptionHandler(
            (failure, line, result) -> {
              errors.println(NAME + Sentence.of(failure));
              return FAILED;
            })
        .execute(args);
  }
}
