package org.finegrid.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.Version;
import org.finegrid.internal.io.IoReason;
import org.finegrid.internal.io.NumberText;
import org.finegrid.internal.io.PendingFile;
import org.finegrid.internal.io.RegularFile;
import org.finegrid.internal.io.SamePath;
import org.finegrid.model.Device;
import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelRepository;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.training.data.DataListener;
import org.finegrid.training.data.DataSource;
import org.finegrid.training.data.TrainingData;
import org.finegrid.training.data.TrainingDataLoader;
import org.finegrid.training.onnx.CardInFile;

/** Trains a model from files to a file: loads data, learns, scores, writes. */
public final class Training {
  private final TrainingRun run;
  private final TrainingListener listener;
  private final Consumer<String> notes;
  private final Clock clock;

  private Training(
      final TrainingRun run,
      final TrainingListener listener,
      final Consumer<String> notes,
      final Clock clock) {
    this.run = run;
    this.listener = listener;
    this.notes = notes;
    this.clock = clock;
  }

  /**
   * Runs a training. The model file appears when it is complete; then the checkpoint is removed.
   *
   * @param notes receives what was passed over, a sentence each
   * @param clock of the date on the card
   * @return the card in the file
   * @throws RasterException where something is in the way, or learning fails
   * @throws TrainingStopped where the listener requested it; the checkpoint stays
   */
  public static ModelCard run(
      final TrainingRun run,
      final TrainingListener listener,
      final Consumer<String> notes,
      final Clock clock) {
    return new Training(run, listener, notes, clock).run();
  }

  private ModelCard run() {
    check();
    final long start = System.nanoTime();
    final TrainingData data = data();
    final TrainedModel trained = run.method().train(data, run.request(), listener);
    final ModelCard plain = trained.card();
    final Map<String, Object> skill = skill(trained, data);
    final Duration took = trained.learning().orElse(Duration.ofNanos(System.nanoTime() - start));
    final ModelCard card = plain.withTraining(training(plain, data, took)).withSkill(skill);
    write(CardInFile.replaced(trained.onnx(), card));
    run.request().checkpoint().ifPresent(Training::remove);
    return card;
  }

  /** The ONNX file itself, run on data that chose nothing, if there are such. */
  private Map<String, Object> skill(final TrainedModel trained, final TrainingData data) {
    try (SuperResolutionModel model =
        ModelRepository.open(trained.card().name(), trained.onnx(), Device.parse("cpu"))) {
      return ModelSkill.of(model, data, Map.of(), listener);
    }
  }

  /** Before any work is done. */
  private void check() {
    if (!run.output().toString().endsWith(".onnx")) {
      throw new RasterException(run.output() + ": the name of a model file ends in .onnx");
    }
    PendingFile.check(run.output(), run.overwrite());
    if (!run.method().stepwise()) {
      checkNothingOfSteps();
    }
    run.request().starts().forEach(Training::checkExists);
    run.method().check(run.request());
    if (run.request().checkpoint().isEmpty()) {
      return;
    }
    final Path checkpoint = run.request().checkpoint().get();
    checkIsNoOther(checkpoint);
    PendingFile.check(checkpoint, true);
    if (Files.exists(checkpoint) && !run.request().resume() && !run.overwrite()) {
      throw new RasterException(
          ErrorCode.OUTPUT_EXISTS,
          checkpoint
              + ": is the checkpoint of a training that was stopped; add "
              + TrainingParameters.RESUME.placeholder()
              + " to continue it, or "
              + ParameterName.OVERWRITE.placeholder()
              + " to begin anew");
    }
    if (!Files.exists(checkpoint) && run.request().resume()) {
      notes.accept(checkpoint + ": there is no such checkpoint, so training begins anew");
    }
  }

  private void checkNothingOfSteps() {
    final TrainingRequest request = run.request();
    if (!request.starts().isEmpty() || request.checkpoint().isPresent() || request.resume()) {
      throw new RasterException(
          run.method().name()
              + ": is not learned step by step, so there is no model to start from and nothing to"
              + " resume");
    }
  }

  /** The checkpoint is written and removed: it must be nothing that is read or made. */
  private void checkIsNoOther(final Path checkpoint) {
    final List<Path> others = new ArrayList<>(List.of(run.output()));
    others.addAll(run.request().starts());
    for (final DataSource source : run.sources()) {
      if (source instanceof DataSource.Files files) {
        others.add(files.path());
      }
    }
    for (final Path other : others) {
      if (SamePath.of(checkpoint, other)) {
        throw new RasterException(
            checkpoint + ": is named as the checkpoint and for something else; name another file");
      }
    }
  }

  private static void checkExists(final Path file) {
    if (!Files.exists(file)) {
      throw new RasterException(file + ": no such file to start from");
    }
    RegularFile.require(file);
  }

  private TrainingData data() {
    // Opened first: a teacher that is not there must not be found missing after all is loaded.
    try (Teachers teachers = new Teachers(run.teachers(), run.options().factor())) {
      return teachers.teach(load(), listener);
    }
  }

  private TrainingData load() {
    try {
      return TrainingDataLoader.load(
          run.sources(),
          run.options(),
          new DataListener() {
            @Override
            public void loaded(final int done, final int total) {
              listener.progress(
                  "loading", done, total, OptionalDouble.empty(), OptionalDouble.empty());
            }

            @Override
            public void note(final String sentence) {
              notes.accept(sentence);
            }

            @Override
            public boolean stopped() {
              return listener.stopped();
            }
          });
    } catch (CancellationException e) {
      throw new TrainingStopped();
    }
  }

  /** What the card says of the training, after what the method itself said. */
  private Map<String, Object> training(
      final ModelCard card, final TrainingData data, final Duration took) {
    final Map<String, Object> facts = new LinkedHashMap<>(card.training());
    final Map<String, Object> sources = new LinkedHashMap<>();
    final Map<String, Object> times = new LinkedHashMap<>();
    data.namedSources()
        .forEach(
            (name, source) -> {
              sources.put(name, source.licence());
              if (source.times() != 1) {
                times.put(name, NumberText.number(source.times()));
              }
            });
    facts.put("data", sources);
    if (!times.isEmpty()) {
      facts.put("times", times);
    }
    facts.put("validation", run.options().validation());
    facts.put("test", run.options().test());
    facts.put("fields", data.training().size());
    facts.put("coarse_cells", ModelSkill.coarseCells(data.training()));
    final Map<String, Object> parameters = run.request().parameters().forCard();
    if (parameters.containsKey("iterations")) {
      facts.putIfAbsent("iterations", parameters.get("iterations"));
    }
    facts.put("parameters", parameters);
    if (!run.options().scales().equals(List.of(1.0))) {
      facts.put("scales", run.options().scales());
    }
    if (!run.options().blurs().equals(List.of(0.0))) {
      facts.put("blurs", run.options().blurs());
    }
    if (run.options().shifts() > 1) {
      facts.put("shifts", run.options().shifts());
    }
    if (!run.request().starts().isEmpty()) {
      facts.put(
          "start",
          run.request().starts().stream()
              .map(file -> fileName(file.toString()))
              .collect(Collectors.joining(", ")));
    }
    if (!run.teachers().isEmpty()) {
      facts.put("teachers", run.teachers().stream().map(Training::fileName).toList());
    }
    facts.put("seed", run.request().seed());
    facts.put("minutes", Math.rint(took.toSeconds() / 6.0) / 10);
    facts.put("date", LocalDate.now(clock).toString());
    facts.put("version", Version.text());
    return facts;
  }

  /** A path's last part: where a file lies is nobody's business but its owner's. */
  private static String fileName(final String path) {
    return Path.of(path).getFileName().toString();
  }

  private void write(final byte[] onnx) {
    try (PendingFile file = new PendingFile(run.output(), run.overwrite())) {
      Files.write(file.path(), onnx);
      file.commit();
    } catch (IOException e) {
      throw new RasterException(
          run.output() + ": cannot be written (" + IoReason.of(e) + "); is the disk full?", e);
    }
  }

  private static void remove(final Path checkpoint) {
    try {
      // Where it is a link, both go: a link to nothing would be refused the next time.
      Files.deleteIfExists(PendingFile.followed(checkpoint));
      Files.deleteIfExists(checkpoint);
    } catch (IOException e) {
      throw new RasterException(checkpoint + ": cannot be removed (" + IoReason.of(e) + ")", e);
    }
  }
}
