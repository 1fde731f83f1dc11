package org.finegrid.cli;

import java.util.Optional;

/** Starts the program. */
public final class Main {

  private Main() {}

  /** Runs a command line and ends the virtual machine with its exit code. */
  public static void main(final String[] args) {
    final Terminal terminal = Terminal.system();
    final Optional<String> wrong = Arguments.wrong(args);
    wrong.ifPresent(sentence -> terminal.message("finegrid: " + sentence));
    System.exit(wrong.isPresent() ? ExitCode.USAGE : Program.run(new CoreEngine(), terminal, args));
  }
}
