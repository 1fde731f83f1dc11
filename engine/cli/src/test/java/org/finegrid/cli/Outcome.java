package org.finegrid.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a command line did.
 *
 * @param code its exit code
 * @param out its standard output
 * @param err its standard error
 */
public record Outcome(int code, String out, String err) {

  /** Runs a command line with the engine itself, whose standard error is no screen. */
  public static Outcome real(final String... args) {
    return of(new CoreEngine(), args);
  }

  /** Runs a command line whose standard error is no screen. */
  static Outcome of(final Engine engine, final String... args) {
    return of(engine, false, args);
  }

  /** Runs a command line with these training commands, or with none. */
  public static Outcome of(final Optional<TrainingAddOn> addOn, final String... args) {
    return of(new FakeEngine(), () -> addOn, false, args);
  }

  /** Runs a command line. */
  static Outcome of(final Engine engine, final boolean screen, final String... args) {
    return of(engine, TrainingAddOn::installed, screen, args);
  }

  private static Outcome of(
      final Engine engine,
      final Supplier<Optional<TrainingAddOn>> addOn,
      final boolean screen,
      final String... args) {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final StringWriter err = new StringWriter();
    final int code =
        CommandLineProgram.run(
            engine,
            addOn,
            new Terminal(out, StandardCharsets.UTF_8, new PrintWriter(err, true), screen, 80),
            args);
    return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString());
  }

  /** Standard error, line by line. */
  public List<String> errorLines() {
    return err.lines().toList();
  }
}
