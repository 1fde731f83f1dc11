package org.finegrid.cli.training;

import java.util.List;
import java.util.Map;
import org.finegrid.cli.EnumOption;
import org.finegrid.cli.Terminal;
import org.finegrid.cli.TrainingAddOn;
import org.finegrid.training.data.Aggregation;
import picocli.CommandLine;

/** Brings {@code train} and {@code import} into the command line. */
public final class TrainingCommands implements TrainingAddOn {
  private final Trainer trainer;

  /** The commands that train in this process; for the service loader. */
  public TrainingCommands() {
    this(new Nd4jTrainer());
  }

  /** The commands with another trainer, for tests. */
  TrainingCommands(final Trainer trainer) {
    this.trainer = trainer;
  }

  @Override
  public Map<String, CommandLine> commands(final Terminal terminal, final List<String> args) {
    return Map.of(
        TRAIN, train(terminal, args.contains(TRAIN)), IMPORT, line(new ImportCommand(terminal)));
  }

  /** The methods are many and take time to set up. */
  private CommandLine train(final Terminal terminal, final boolean methods) {
    final CommandLine train = line(new TrainCommand(terminal));
    if (methods) {
      trainer
          .methods()
          .forEach(method -> train.addSubcommand(TrainMethodCommand.of(method, trainer, terminal)));
    }
    return train.registerConverter(Aggregation.class, new EnumOption<>(Aggregation.class));
  }

  private static CommandLine line(final Object command) {
    return new CommandLine(command)
        .registerConverter(Aggregation.class, new EnumOption<>(Aggregation.class));
  }
}
