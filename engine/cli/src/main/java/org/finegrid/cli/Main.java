package org.finegrid.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Optional;

/** Starts the program. */
public final class Main {

  private Main() {}

  /** Runs a command line and ends the virtual machine with its exit code. */
  public static void main(final String[] args) {
    try {
      run(args);
    } catch (LinkageError e) {
      // Classes lie in jars, and each that is open counts.
      System.err.println(
          "finegrid: the program cannot be loaded ("
              + e
              + "); is a jar missing beside it, or is 'ulimit -n' below 128?");
      System.exit(ExitCode.FAILED);
    }
  }

  private static void run(final String[] args) {
    final Terminal terminal = Terminal.system();
    // Remarks of libraries must not get among the results, which the terminal writes by itself.
    System.setOut(
        new PrintStream(OutputStream.nullOutputStream(), false, Charset.defaultCharset()));
    final Optional<String> wrong = Arguments.wrong(args);
    wrong.ifPresent(sentence -> terminal.message("finegrid: " + sentence));
    System.exit(
        wrong.isPresent()
            ? ExitCode.USAGE
            : CommandLineProgram.run(new CoreEngine(), terminal, args));
  }
}
