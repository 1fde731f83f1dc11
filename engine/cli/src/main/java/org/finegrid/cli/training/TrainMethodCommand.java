package org.finegrid.cli.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.finegrid.cli.CheckedRequest;
import org.finegrid.cli.EndWithInput;
import org.finegrid.cli.ExitCode;
import org.finegrid.cli.Interruption;
import org.finegrid.cli.ModelFacts;
import org.finegrid.cli.OptionNumbers;
import org.finegrid.cli.Progress;
import org.finegrid.cli.Terminal;
import org.finegrid.cli.UsesMemory;
import org.finegrid.cli.VersionText;
import org.finegrid.model.ModelCard;
import org.finegrid.training.Parameter;
import org.finegrid.training.ParameterValues;
import org.finegrid.training.TrainingMethod;
import org.finegrid.training.TrainingRequest;
import org.finegrid.training.TrainingRun;
import org.finegrid.training.TrainingStopped;
import org.finegrid.training.data.DataSource;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code finegrid train METHOD}: trains a model on data and writes it. */
@Command(
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    synopsisHeading = "Usage: ",
    optionListHeading = "%n",
    footerHeading = "%nExamples:%n")
final class TrainMethodCommand implements Callable<Integer>, UsesMemory {
  private final TrainingMethod method;
  private final Trainer trainer;
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @ArgGroup(exclusive = false, multiplicity = "1..*")
  private List<Data> data;

  @Option(
      names = "--factor",
      paramLabel = "N",
      required = true,
      converter = OptionNumbers.TrainedFactor.class,
      description = "fine cells per cell and axis, from 2 to 16; needed")
  private int factor;

  @Option(
      names = "--out",
      paramLabel = "FILE.onnx",
      required = true,
      description = "model file to write; needed")
  private Path output;

  @Option(names = "--name", paramLabel = "NAME", description = "the model's name (METHOD-xN)")
  private String name;

  @Mixin private DataPreparationOptions preparation = new DataPreparationOptions();

  @Option(
      names = "--teacher",
      paramLabel = "NAME|FILE",
      description = "learn the output of this model (distillation); repeated: the mean of several")
  private List<String> teachers;

  @Option(names = "--seed", paramLabel = "N", description = "same seed and data, same model (1)")
  private long seed = 1;

  @Option(
      names = "--progress",
      paramLabel = "HOW",
      description = "auto (bar on a screen), bar, json, none")
  private Progress.Mode progress = Progress.Mode.AUTO;

  @Option(names = "--overwrite", description = "replace FILE.onnx if it exists")
  private boolean overwrite;

  @Mixin private EndWithInput endWithInput = new EndWithInput();

  /** Options of iterative methods only. */
  private final Steps steps = new Steps();

  /** Initial weights and checkpoints. */
  static final class Steps {
    @Option(
        names = "--start",
        paramLabel = "FILE.onnx",
        description = "initial weights from this model; repeated: their mean")
    private List<Path> starts;

    @Option(
        names = "--checkpoint",
        paramLabel = "FILE",
        description = "checkpoint file (OUT.checkpoint)")
    private Path checkpoint;

    @Option(names = "--resume", description = "resume from the checkpoint of a stopped training")
    private boolean resume;
  }

  /** A data source and its options. */
  static final class Data {
    @Option(
        names = "--data",
        paramLabel = "PATH",
        required = true,
        description = "raster, image, directory, or fields:N; needed, repeatable")
    private String path;

    @Option(
        names = "--licence",
        paramLabel = "TEXT",
        description = "licence of the --data before it, for the card")
    private String licence;

    @Option(
        names = "--variable",
        paramLabel = "NAME",
        description = "variable of the --data before it (all)")
    private String variable;

    @Option(
        names = "--weight",
        paramLabel = "X",
        converter = OptionNumbers.Finite.class,
        description = "sampling weight of the --data before it, for networks (1)")
    private Double weight;

    /** Its name one release ago. */
    @Option(names = "--times", hidden = true, converter = OptionNumbers.Finite.class)
    private Double formerWeight;

    double weightOrDefault() {
      return Stream.of(weight, formerWeight).filter(Objects::nonNull).findFirst().orElse(1.0);
    }
  }

  private TrainMethodCommand(
      final TrainingMethod method, final Trainer trainer, final Terminal terminal) {
    this.method = method;
    this.trainer = trainer;
    this.terminal = terminal;
  }

  /** The command of a method, with the method's parameters as options. */
  static CommandLine of(
      final TrainingMethod method, final Trainer trainer, final Terminal terminal) {
    final TrainMethodCommand command = new TrainMethodCommand(method, trainer, terminal);
    final CommandLine line = new CommandLine(command);
    final CommandSpec spec = line.getCommandSpec().name(method.name());
    if (method.stepwise()) {
      spec.addMixin("steps", CommandSpec.forAnnotatedObject(command.steps));
    }
    spec.usageMessage()
        .header(method.title() + ".")
        .customSynopsis("finegrid train " + method.name() + " [OPTION]...")
        .footer(
            "  finegrid train " + method.name() + " --data dem.tif --factor 4 --out dem-x4.onnx");
    for (final Parameter parameter : method.parameters()) {
      addOption(spec, parameter);
    }
    acceptFormer(spec, "--max-bands", "--most-bands");
    return line;
  }

  private static void addOption(final CommandSpec spec, final Parameter parameter) {
    final String name = "--" + parameter.name();
    spec.addOption(
        OptionSpec.builder(name)
            .paramLabel(parameter.integer() ? "N" : "X")
            .type(Double.class)
            .converters(text -> value(parameter, text))
            .description(
                parameter.meaning() + " (" + parameter.text(parameter.defaultValue()) + ")")
            .build());
    parameter.formerName().ifPresent(former -> acceptFormer(spec, name, "--" + former));
  }

  /** Accepts the name that an option had one release ago; help does not show it. */
  private static void acceptFormer(final CommandSpec spec, final String name, final String former) {
    spec.addOption(OptionSpec.builder(spec.findOption(name)).names(former).hidden(true).build());
  }

  private static Double value(final Parameter parameter, final String text) {
    return parameter
        .parse(text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'"
                        + text
                        + "' is not "
                        + (parameter.choices().isEmpty() ? "a number" : parameter.requirement())));
  }

  @Override
  public String lessMemory() {
    return "use less --data";
  }

  @Override
  public Integer call() {
    final TrainingRun run = run();
    final Optional<Path> kept = run.request().checkpoint();
    try (Interruption interruption =
        Interruption.listen(
            terminal,
            () ->
                "no model was written"
                    + kept.filter(Files::exists)
                        .map(file -> "; resume from it with --resume: " + file)
                        .orElse(""))) {
      endWithInput.applyTo(interruption);
      try {
        final TrainingProgress shown =
            TrainingProgress.of(progress, terminal, interruption::requested);
        final ModelCard card = trainer.train(run, shown, shown::note);
        interruption.tooLate();
        terminal.clearStatus();
        terminal.result(ModelFacts.text(card));
        return ExitCode.DONE;
      } catch (TrainingStopped e) {
        if (interruption.requested()) {
          // The interruption reports it, as it outlives this thread.
          return ExitCode.INTERRUPTED;
        }
        throw e;
      }
    } finally {
      terminal.clearStatus();
    }
  }

  private TrainingRun run() {
    return CheckedRequest.of(
        spec,
        () ->
            new TrainingRun(
                method,
                sources(),
                preparation.options(factor, seed),
                request(),
                teachers == null ? List.of() : teachers,
                output,
                overwrite));
  }

  private List<DataSource> sources() {
    final List<DataSource> sources = new ArrayList<>();
    for (final Data each : data) {
      sources.add(
          DataSource.parse(
              each.path,
              Optional.ofNullable(each.variable),
              Optional.ofNullable(each.licence),
              each.weightOrDefault()));
    }
    return sources;
  }

  private TrainingRequest request() {
    final Map<String, Double> chosen = new LinkedHashMap<>();
    for (final Parameter parameter : method.parameters()) {
      Stream.concat(parameter.formerName().stream(), Stream.of(parameter.name()))
          .map(each -> spec.commandLine().getParseResult().matchedOption("--" + each))
          .filter(Objects::nonNull)
          .forEach(option -> chosen.put(parameter.name(), option.getValue()));
    }
    return new TrainingRequest(
        name == null ? method.name() + "-x" + factor : name,
        new ParameterValues(method.parameters(), chosen),
        seed,
        method.stepwise()
            ? Optional.of(
                steps.checkpoint == null ? Path.of(output + ".checkpoint") : steps.checkpoint)
            : Optional.empty(),
        steps.resume,
        steps.starts == null ? List.of() : steps.starts);
  }
}
