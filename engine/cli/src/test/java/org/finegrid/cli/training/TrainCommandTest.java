package org.finegrid.cli.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.finegrid.cli.ExitCode;
import org.finegrid.cli.Outcome;
import org.finegrid.cli.TrainingAddOn;
import org.finegrid.grid.RasterException;
import org.finegrid.training.TrainingMethod;
import org.finegrid.training.TrainingMethods;
import org.finegrid.training.TrainingRun;
import org.finegrid.training.data.Aggregation;
import org.finegrid.training.data.DataOptions;
import org.finegrid.training.data.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainCommandTest {
  private final FakeTrainer trainer = new FakeTrainer();

  @Test
  void whatIsNotTypedStaysAsTheEngineHasIt() {
    final TrainingRun run = run("--data dem.tif --factor 4 --out dem.onnx");
    assertEquals("aplus", run.method().name());
    assertEquals(
        List.of(new DataSource.Files(Path.of("dem.tif"), Optional.empty(), "unstated")),
        run.sources());
    final DataOptions usual = DataOptions.defaults(4);
    assertEquals(usual.validation(), run.options().validation());
    assertEquals(usual.scales(), run.options().scales());
    assertEquals(usual.maxBands(), run.options().maxBands());
    assertEquals(Optional.empty(), run.options().aggregation());
    assertEquals(Map.of("atoms", 1024.0, "lambda", 0.1), run.request().parameters().all());
    assertEquals("aplus-x4", run.request().name());
    assertEquals(Optional.of(Path.of("dem.onnx.checkpoint")), run.request().checkpoint());
  }

  @Test
  void everyOptionReachesTheEngine() {
    final TrainingRun run =
        run(
            "--data a.nc --licence CC0 --variable t --data fields:30@7 --data b.tif --licence MIT"
                + " --factor 3 --out m.onnx --aggregation bicubic --validation 0.2 --test 0.15 --seed 9"
                + " --scales 1,0.5 --blurs 0,0.7 --shifts 2 --max-bands 5 --name mine --checkpoint state --resume"
                + " --start old.onnx --teacher fine-l --teacher their.onnx --overwrite --atoms 64 --lambda 0.25");
    assertEquals(
        List.of(
            new DataSource.Files(Path.of("a.nc"), Optional.of("t"), "CC0"),
            new DataSource.Generated(30, 7),
            new DataSource.Files(Path.of("b.tif"), Optional.empty(), "MIT")),
        run.sources());
    assertEquals(
        new DataOptions(
            3,
            Optional.of(Aggregation.BICUBIC),
            0.2,
            0.15,
            List.of(1.0, 0.5),
            List.of(0.0, 0.7),
            2,
            5,
            9),
        run.options());
    assertEquals("mine", run.request().name());
    assertEquals(9, run.request().seed());
    assertEquals(Optional.of(Path.of("state")), run.request().checkpoint());
    assertEquals(List.of(Path.of("old.onnx")), run.request().starts());
    assertEquals(List.of("fine-l", "their.onnx"), run.teachers());
    assertTrue(run.request().resume());
    assertTrue(run.overwrite());
    assertEquals(Map.of("atoms", 64.0, "lambda", 0.25), run.request().parameters().all());
  }

  @Test
  void theNamesThatOptionsHadOneReleaseAgoStillWork() {
    trainer.method = method("fine-s");
    final Outcome outcome =
        Outcome.of(
            addOn(),
            ("train fine-s --data a.tif --times 3 --factor 2 --out m.onnx --most-bands 5"
                    + " --turns 8 --mixed 0.25 --negated 0.5")
                .split(" "));
    assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
    final TrainingRun run = trainer.trainings.get(0);
    assertEquals(3, ((DataSource.Files) run.sources().get(0)).times());
    assertEquals(5, run.options().maxBands());
    final Map<String, Object> chosen = run.request().parameters().forCard();
    assertEquals("d4", chosen.get("equivariance"));
    assertEquals(0.25, chosen.get("mixup"));
    assertEquals(0.5, chosen.get("sign-flip"));
    final String help = Outcome.of(addOn(), "train", "fine-s", "--help").out();
    for (final String former : List.of("--times", "--most-bands", "--turns", "--mixed")) {
      assertFalse(help.contains(former), help);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "none, none",
    "d4, d4",
    "1, none",
    "8, d4",
  })
  void aChoiceIsNamedOrGivenAsItsNumber(final String typed, final String chosen) {
    trainer.method = method("fine-s");
    final Outcome outcome = fineS("--equivariance " + typed);
    assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
    assertEquals(
        chosen, trainer.trainings.get(0).request().parameters().forCard().get("equivariance"));
  }

  @Test
  void aWrongChoiceIsAnsweredWithTheRightOnes() {
    trainer.method = method("fine-s");
    assertTrue(
        fineS("--equivariance c4").err().contains("--equivariance: 'c4' is not one of none, d4"));
    assertTrue(
        fineS("--equivariance 4").err().contains("--equivariance 4: one of none, d4 is needed"));
  }

  private Outcome fineS(final String options) {
    return Outcome.of(
        addOn(), ("train fine-s --data a.tif --factor 2 --out m.onnx " + options).split(" "));
  }

  private static TrainingMethod method(final String name) {
    return TrainingMethods.all().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--data a.tif --factor 1 --out m.onnx         | --factor: '1' is not an integer from 2",
        "--data a.tif --factor 2 --out m.onnx --atoms 1.5 | --atoms 1.5: an integer",
        "--data a.tif --factor 2 --out m.onnx --lambda 11 | --lambda 11: a number from 0 to 10",
        "--data a.tif --factor 2 --out m.onnx --lambda x  | --lambda: 'x' is not a number",
        "--data fields:x --factor 2 --out m.onnx      | fields:x: write fields:N",
        "--data a.tif --factor 2 --out m.onnx --validation 0.7 | --validation 0.7: a share",
        "--data a.tif --factor 2 --out m.onnx --test -0.1 | --test -0.1: a share from 0",
        "--data a.tif --factor 2 --out m.onnx --scales 2  | --scales [2.0]: numbers from 0.1 to 1",
        "--data a.tif --factor 2 --out m.onnx --atom 3    | unknown option '--atom'",
        "--factor 2 --out m.onnx                      | --data"
      })
  void aWrongOptionIsNamedBeforeAnythingIsDone(final String line, final String named) {
    final Outcome outcome = Outcome.of(addOn(), ("train aplus " + line).split(" "));
    assertEquals(ExitCode.USAGE, outcome.code(), outcome.err());
    assertEquals(1, outcome.errorLines().size(), outcome.err());
    assertTrue(outcome.err().contains(named), outcome.err());
    assertEquals(List.of(), trainer.trainings);
  }

  @Test
  void aMethodThatThereIsNotIsNamed() {
    final Outcome outcome = Outcome.of(addOn(), "train", "aplas", "--data", "a.tif");
    assertEquals(ExitCode.USAGE, outcome.code());
    assertTrue(outcome.err().contains("did you mean aplus?"), outcome.err());
  }

  @Test
  void theCardIsTheResult() {
    final Outcome outcome = train("--data a.tif --factor 2 --out m.onnx");
    assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("aplus-x2"), outcome.out());
    assertEquals("", outcome.err());
  }

  @Test
  void aTrainingThatFailsIsOneLine() {
    trainer.training =
        (run, listener, notes) -> {
          throw new RasterException("training: the loss is NaN after 7 iterations");
        };
    final Outcome outcome = train("--data a.tif --factor 2 --out m.onnx");
    assertEquals(ExitCode.FAILED, outcome.code());
    assertEquals(
        List.of("finegrid: training: the loss is NaN after 7 iterations"), outcome.errorLines());
  }

  @Test
  void jsonProgressHasLossAndPsnr() {
    trainer.training =
        (run, listener, notes) -> {
          notes.accept("a.tif band 2: all cells are alike; passed over");
          listener.progress("training", 7, 7, OptionalDouble.of(0.125), OptionalDouble.of(33.25));
        };
    final Outcome outcome = train("--data a.tif --factor 2 --out m.onnx --progress json");
    assertEquals(
        "{\"note\":\"a.tif band 2: all cells are alike; passed over\"}",
        outcome.errorLines().get(0));
    assertTrue(
        outcome
            .errorLines()
            .get(1)
            .startsWith(
                "{\"stage\":\"training\",\"done\":7,\"total\":7,\"loss\":0.125,\"psnr_db\":33.25,"),
        outcome.err());
  }

  @Test
  void trainAloneListsTheMethods() {
    final Outcome help = Outcome.of(addOn(), "train", "--help");
    assertEquals(ExitCode.DONE, help.code());
    assertTrue(help.out().contains("A+ (Timofte et al. 2014)"), help.out());
    final Outcome nothing = Outcome.of(addOn(), "train");
    assertEquals(ExitCode.USAGE, nothing.code());
    assertTrue(nothing.err().contains("aplus"), nothing.err());
  }

  @Test
  void everyMethodHasACommandWithItsParameters() {
    for (final var method : TrainingMethods.all()) {
      trainer.method = method;
      final Outcome help = Outcome.of(addOn(), "train", method.name(), "--help");
      assertEquals(ExitCode.DONE, help.code(), help.err());
      method
          .parameters()
          .forEach(each -> assertTrue(help.out().contains("--" + each.name() + "="), help.out()));
      help.out().lines().forEach(line -> assertTrue(line.length() <= 80, line));
    }
  }

  @Test
  void helpOfAMethodFitsAScreenAndEndsWithAnExample() {
    final Outcome help = train("--help");
    assertTrue(help.out().lines().count() <= 42, help.out());
    assertTrue(help.out().contains("Examples:\n  finegrid train aplus "), help.out());
  }

  private TrainingRun run(final String line) {
    final Outcome outcome = train(line);
    assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
    return trainer.trainings.get(0);
  }

  private Optional<TrainingAddOn> addOn() {
    return Optional.of(new TrainingCommands(trainer));
  }

  private Outcome train(final String line) {
    return Outcome.of(addOn(), ("train aplus " + line).split(" "));
  }

  @Test
  void anExhaustedHeapIsOneLineThatSaysWhatToDoHere() {
    trainer.training =
        (run, listener, notes) -> {
          throw new OutOfMemoryError("Java heap space");
        };
    final Outcome outcome =
        Outcome.of(
            addOn(), "train", "aplus", "--data", "dem.tif", "--factor", "4", "--out", "dem.onnx");
    assertEquals(ExitCode.FAILED, outcome.code());
    assertEquals(
        List.of(
            "finegrid: not enough memory; use less --data, or allow more with"
                + " FINEGRID_JAVA_OPTS=-Xmx4g"),
        outcome.errorLines());
  }
}
