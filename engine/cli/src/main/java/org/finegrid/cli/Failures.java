package org.finegrid.cli;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.finegrid.downscale.CancelledException;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.IoReason;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Makes of everything that goes wrong one line on standard error and an exit code. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
  /** The option that adds the stack trace. */
  static final String DEBUG = "--debug";

  /** The message of Linux and other systems. */
  private static final String TOO_MANY_FILES = "Too many open files";

  private final Terminal terminal;

  Failures(final Terminal terminal) {
    this.terminal = terminal;
  }

  /** Whether the arguments ask for stack traces. */
  static boolean wantsTrace(final String... args) {
    return List.of(args).contains(DEBUG);
  }

  @Override
  public int handleParseException(final ParameterException failure, final String[] args) {
    final CommandLine line = failure.getCommandLine();
    final String name = line.getCommandSpec().qualifiedName();
    final String wrong =
        failure instanceof UnmatchedArgumentException unmatched
            ? unmatched(unmatched)
            : failure instanceof MissingParameterException
                ? unknownOption(line, args)
                    .map(Failures::unmatched)
                    .findFirst()
                    .orElse(sentence(failure))
                : badValue(failure);
    report(wrong + (wrong.endsWith("?") ? "" : "; see '" + name + " --help'"));
    trace(failure, wantsTrace(args));
    return ExitCode.USAGE;
  }

  @Override
  public int handleExecutionException(
      final Exception failure, final CommandLine line, final ParseResult result) {
    final boolean trace = wantsTrace(result.originalArgs().toArray(String[]::new));
    return report(failure, trace, line.getCommand());
  }

  /**
   * Reports a failed run.
   *
   * @param command the command that was at work
   */
  int report(final Throwable failure, final boolean trace, final Object command) {
    final String subject = command instanceof ReadsFile reads ? reads.file() + ": " : "";
    if (outOfMemory(failure)) {
      final String less =
          command instanceof UsesMemory uses ? uses.lessMemory() + ", or allow" : "allow";
      report(subject + "not enough memory; " + less + " more with FINEGRID_JAVA_OPTS=-Xmx4g");
    } else if (tooManyFiles(failure)) {
      report(subject + IoReason.of(new IOException(TOO_MANY_FILES)));
    } else if (failure instanceof CancelledException) {
      report("interrupted; nothing was written");
    } else if (failure instanceof RasterException refusal) {
      report(refusal.message(OptionNames::of));
    } else {
      report(
          subject
              + "unexpected "
              + failure.getClass().getSimpleName()
              + (failure.getMessage() == null ? "" : " (" + failure.getMessage() + ")")
              + "; this is a fault of finegrid, please report it with the output of --debug");
    }
    trace(failure, trace);
    return failure instanceof CancelledException ? ExitCode.INTERRUPTED : ExitCode.FAILED;
  }

  /** Whether memory ran out, here or in a thread at work. */
  private static boolean outOfMemory(final Throwable failure) {
    return causes(failure).anyMatch(OutOfMemoryError.class::isInstance);
  }

  /** Whether files could not be opened, here or in a library, which throws what it likes then. */
  private static boolean tooManyFiles(final Throwable failure) {
    return !(failure instanceof RasterException)
        && causes(failure)
            .anyMatch(cause -> String.valueOf(cause.getMessage()).contains(TOO_MANY_FILES));
  }

  private static String unmatched(final UnmatchedArgumentException failure) {
    final String argument = failure.getUnmatched().get(0);
    final String kind =
        failure.isUnknownOption()
            ? "unknown option"
            : failure.getCommandLine().getSubcommands().isEmpty()
                ? "unexpected argument"
                : "unknown command";
    return kind
        + " '"
        + argument
        + "'"
        + SpellingSuggestion.of(argument.replaceFirst("=.*", ""), names(failure.getCommandLine()))
            .map(nearest -> "; did you mean " + nearest + "?")
            .orElse("");
  }

  private static Set<String> names(final CommandLine line) {
    final Set<String> names = new LinkedHashSet<>(line.getSubcommands().keySet());
    names.addAll(line.getCommandSpec().optionsMap().keySet());
    return names;
  }

  /**
   * A mistyped option among the arguments: picocli complains of missing files first, yet the typing
   * error is what the user has to mend.
   */
  private static Stream<UnmatchedArgumentException> unknownOption(
      final CommandLine line, final String[] args) {
    return Stream.of(args)
        .takeWhile(arg -> !arg.equals("--"))
        .filter(arg -> arg.startsWith("--"))
        .filter(arg -> line.getCommandSpec().findOption(arg.replaceFirst("=.*", "")) == null)
        .map(arg -> new UnmatchedArgumentException(line, List.of(arg)));
  }

  private static String sentence(final ParameterException failure) {
    final String message = failure.getMessage();
    if (!message.matches("(?s)[A-Z][a-z].*")) {
      return message;
    }
    return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
  }

  private static String badValue(final ParameterException failure) {
    final ArgSpec argument = failure.getArgSpec();
    if (argument == null || !(failure.getCause() instanceof TypeConversionException cause)) {
      return sentence(failure);
    }
    return (argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel())
        + ": "
        + cause.getMessage();
  }

  private void report(final String sentence) {
    terminal.message("finegrid: " + sentence.strip().replaceAll("\\s*\\p{Cntrl}+\\s*", " "));
  }

  private void trace(final Throwable failure, final boolean wanted) {
    if (wanted) {
      failure.printStackTrace(terminal.err());
      terminal.err().flush();
    }
  }

  private static Stream<Throwable> causes(final Throwable failure) {
    // Bounded, because a chain of causes may bite its tail.
    return Stream.iterate(failure, e -> e != null, Throwable::getCause).limit(50);
  }
}
