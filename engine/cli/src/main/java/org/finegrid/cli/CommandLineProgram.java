package org.finegrid.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.finegrid.downscale.DownscaleRequest;
import org.finegrid.internal.io.IoReason;
import org.finegrid.io.WriteOptions;
import org.finegrid.model.ModelCard;
import picocli.CommandLine;

/** The command line as a whole: reads arguments, runs one command, answers an exit code. */
public final class CommandLineProgram {

  private CommandLineProgram() {}

  /** Runs a command line. Never throws: what goes wrong becomes a line and an exit code. */
  static int run(final Engine engine, final Terminal terminal, final String... args) {
    return run(engine, TrainingAddOn::installed, terminal, args);
  }

  /**
   * Runs a command line.
   *
   * @param addOn looks for the training commands; only called where the arguments name one
   */
  static int run(
      final Engine engine,
      final Supplier<Optional<TrainingAddOn>> addOn,
      final Terminal terminal,
      final String... args) {
    final Failures failures = new Failures(terminal);
    try {
      final CommandLine line = commandLine(engine, addOn, terminal, failures, args);
      try {
        return written(line.execute(args), terminal);
      } catch (Error e) {
        // picocli passes on errors of the virtual machine, such as an exhausted heap.
        return failures.report(e, Failures.wantsTrace(args), command(line));
      }
    } catch (Throwable e) {
      return failures.report(e, Failures.wantsTrace(args), "");
    }
  }

  /** A run whose results are lost is not done. */
  private static int written(final int code, final Terminal terminal) {
    final Optional<IOException> lost = terminal.lost();
    if (lost.isEmpty()) {
      return code;
    }
    terminal.message(
        "finegrid: standard output cannot be written ("
            + IoReason.of(lost.get())
            + "); send it to another place");
    return code == ExitCode.DONE ? ExitCode.FAILED : code;
  }

  /** The command that was at work: the last of those that the line names. */
  private static Object command(final CommandLine line) {
    CommandLine at = line;
    while (at.getParseResult() != null && at.getParseResult().hasSubcommand()) {
      at = at.getParseResult().subcommand().commandSpec().commandLine();
    }
    return at.getCommand();
  }

  /** All commands, those of the training add-on among them: what completion and manuals list. */
  public static CommandLine commands() {
    final Terminal terminal = Terminal.system();
    return commandLine(
        new CoreEngine(),
        TrainingAddOn::installed,
        terminal,
        new Failures(terminal),
        TrainingAddOn.TRAIN,
        TrainingAddOn.IMPORT);
  }

  /** All commands, ready to run. */
  static CommandLine commandLine(
      final Engine engine,
      final Supplier<Optional<TrainingAddOn>> addOn,
      final Terminal terminal,
      final Failures failures,
      final String... args) {
    final Map<String, CommandLine> training = training(addOn, terminal, List.of(args));
    final CommandLine line =
        new CommandLine(new FinegridCommand(terminal))
            .addSubcommand(new DownscaleCommand(engine, terminal))
            .addSubcommand(new EvaluateCommand(engine, terminal))
            .addSubcommand(new InfoCommand(engine, terminal))
            .addSubcommand(training.get(TrainingAddOn.IMPORT))
            .addSubcommand(
                new CommandLine(new ModelsCommand(engine, terminal))
                    .addSubcommand(new ShowModelCommand(engine, terminal)))
            .addSubcommand(training.get(TrainingAddOn.TRAIN));
    return line.setOut(terminal.out())
        .setErr(terminal.err())
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
        .setUsageHelpWidth(80)
        // A file may well be called @tas.nc.
        .setExpandAtFiles(false)
        .setPosixClusteredShortOptionsAllowed(false)
        .registerConverter(Path.class, new FileName())
        .registerConverter(
            DownscaleRequest.Conserve.class, new EnumOption<>(DownscaleRequest.Conserve.class))
        .registerConverter(
            DownscaleRequest.Blend.class, new EnumOption<>(DownscaleRequest.Blend.class))
        .registerConverter(
            WriteOptions.Compression.class, new EnumOption<>(WriteOptions.Compression.class))
        .registerConverter(
            ReadingOptions.Reader.class, new EnumOption<>(ReadingOptions.Reader.class))
        .registerConverter(ModelCard.Input.class, new EnumOption<>(ModelCard.Input.class))
        .registerConverter(
            ModelCard.Normalisation.class, new EnumOption<>(ModelCard.Normalisation.class))
        .registerConverter(Progress.Mode.class, new EnumOption<>(Progress.Mode.class))
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures);
  }

  /**
   * The training commands by their names. Looking for the add-on and setting up its methods takes
   * time, so only those who name one of its commands wait for that.
   */
  private static Map<String, CommandLine> training(
      final Supplier<Optional<TrainingAddOn>> addOn,
      final Terminal terminal,
      final List<String> args) {
    final Map<String, CommandLine> commands = new LinkedHashMap<>();
    for (final MissingAddOnCommand each : MissingAddOnCommand.all(terminal)) {
      commands.put(each.name(), each.commandLine(args.contains(each.name())));
    }
    if (!Collections.disjoint(args, commands.keySet())) {
      addOn.get().ifPresent(found -> commands.putAll(found.commands(terminal, args)));
    }
    return commands;
  }
}
