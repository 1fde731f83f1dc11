package org.finegrid.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.finegrid.grid.RasterException;
import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelRepository;
import org.finegrid.training.data.DataOptions;
import org.finegrid.training.data.DataSource;
import org.finegrid.training.data.RasterFiles;
import org.finegrid.training.protocol.Pictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-02-03T04:05:06Z"), ZoneOffset.UTC);
  private static final TrainingListener SILENT = (stage, done, total, loss, psnr) -> {};

  @TempDir private Path directory;
  private final List<String> notes = new ArrayList<>();

  @Test
  void theCardInTheFileSaysWhatWasLearnedFromAndHowWell() {
    final ModelCard told = run(run(rasters(), Optional.empty(), false, false), SILENT);
    final ModelCard card = new ModelRepository(directory).card(output().toString()).orElseThrow();
    assertEquals(told.toString(), card.toString());
    assertEquals("linear-x4", card.name());
    assertEquals("mean", card.aggregation());
    final Map<String, Object> training = card.training();
    assertEquals(Map.of("waves.tif", "CC0"), training.get("data"));
    assertEquals(0.1, training.get("validation"));
    assertEquals(0.1, training.get("test"));
    assertFalse(training.containsKey("times"));
    assertEquals(Map.of("ridge", 1e-6), training.get("parameters"));
    assertEquals("2026-02-03", training.get("date"));
    assertEquals(11, training.get("seed"));
    assertEquals(1, training.get("fields"));
    assertTrue(training.containsKey("version") && training.containsKey("minutes"));
    assertEquals("test", card.skill().get("part"));
    assertEquals(1, card.skill().get("fields"));
    assertEquals(384, card.skill().get("coarse_cells"));
    // Least squares on the very waves beat interpolation, and least of all lose to it.
    final double better = (double) card.skill().get("rmse_below_bicubic_percent");
    assertTrue(better > 5 && better < 100, card.skill().toString());
    assertTrue(
        card.skill().containsKey("rmse_conserving_below_bicubic_conserving_percent"),
        card.skill().toString());
  }

  @Test
  void ofImagesTheCardSaysDecibels() throws IOException {
    final Path images = Files.createDirectory(directory.resolve("images"));
    for (int i = 0; i < 10; i++) {
      Pictures.write(Pictures.colour(90 + 2 * i, 80), images.resolve(i + ".png"));
    }
    final ModelCard card = run(run(images, Optional.empty(), false, false), SILENT);
    assertEquals("bicubic", card.aggregation());
    assertEquals("test", card.skill().get("part"));
    assertEquals(1, card.skill().get("images"));
    final double bicubic = (double) card.skill().get("psnr_db_bicubic");
    assertTrue(bicubic > 20 && bicubic < 30, card.skill().toString());
    assertEquals(bicubic, (double) card.skill().get("psnr_db"), 3);
  }

  @Test
  void filesOfOneNameAreToldApartOnTheCard() throws IOException {
    final Path other = Files.createDirectory(directory.resolve("other")).resolve("waves.tif");
    RasterFiles.write(other, RasterFiles.waves(192, 240, 3));
    final TrainingRun one = run(rasters(), Optional.empty(), false, false);
    final ModelCard card =
        run(
            new TrainingRun(
                one.method(),
                List.of(
                    one.sources().get(0),
                    new DataSource.Files(other, Optional.empty(), "CC BY 4.0", 3)),
                one.options(),
                one.request(),
                List.of(),
                one.output(),
                false),
            SILENT);
    assertEquals(
        Map.of("waves.tif", "CC0", "waves.tif (2)", "CC BY 4.0"), card.training().get("data"));
    assertEquals(Map.of("waves.tif (2)", 3L), card.training().get("times"));
  }

  @Test
  void whatIsNotLearnedStepByStepTakesNoCheckpoint() {
    final TrainingMethod method =
        TrainingMethods.all().stream().filter(each -> !each.stepwise()).findFirst().orElseThrow();
    final TrainingRun run = run(rasters(), Optional.empty(), true, false);
    final TrainingRequest request =
        new TrainingRequest(
            "x4",
            new ParameterValues(method.parameters(), Map.of()),
            1,
            Optional.empty(),
            true,
            List.of());
    final RasterException refusal =
        assertThrows(
            RasterException.class,
            () ->
                run(
                    new TrainingRun(
                        method, run.sources(), run.options(), request, List.of(), output(), false),
                    SILENT));
    assertTrue(refusal.getMessage().contains("nothing to resume"), refusal.getMessage());
  }

  @Test
  void aFileThatIsThereIsKept() throws IOException {
    Files.writeString(output(), "precious");
    final TrainingRun run = run(rasters(), Optional.empty(), false, false);
    assertThrows(RasterException.class, () -> run(run, SILENT));
    assertEquals("precious", Files.readString(output()));
    run(run(rasters(), Optional.empty(), false, true), SILENT);
    assertTrue(Files.size(output()) > 500);
  }

  @Test
  void aCheckpointIsNotLostByBeginningAnew() throws IOException {
    final Path checkpoint = Files.writeString(directory.resolve("state"), "hours of work");
    final RasterException refusal =
        assertThrows(
            RasterException.class,
            () -> run(run(rasters(), Optional.of(checkpoint), false, false), SILENT));
    assertTrue(refusal.getMessage().contains("add resume to continue it"), refusal.getMessage());
    assertEquals("hours of work", Files.readString(checkpoint));
    run(run(rasters(), Optional.of(checkpoint), true, false), SILENT);
    assertFalse(Files.exists(checkpoint));
  }

  @Test
  void resumingWithoutACheckpointIsNoted() {
    final Path checkpoint = directory.resolve("state");
    run(run(rasters(), Optional.of(checkpoint), true, false), SILENT);
    assertEquals(
        List.of(checkpoint + ": there is no such checkpoint, so training begins anew"), notes);
  }

  @Test
  void aTrainingThatIsStoppedLeavesNoFile() throws IOException {
    final TrainingRun run = run(rasters(), Optional.empty(), false, false);
    final TrainingListener stopping =
        new TrainingListener() {
          private boolean learning;

          @Override
          public void progress(
              final String stage,
              final long done,
              final long total,
              final OptionalDouble loss,
              final OptionalDouble psnr) {
            learning |= stage.equals("learning");
          }

          @Override
          public boolean stopped() {
            return learning;
          }
        };
    assertThrows(TrainingStopped.class, () -> run(run, stopping));
    try (var files = Files.list(directory)) {
      assertEquals(List.of("waves.tif"), files.map(f -> f.getFileName().toString()).toList());
    }
  }

  @Test
  void aModelFilesNameEndsInOnnx() {
    final TrainingRun run = run(rasters(), Optional.empty(), false, false);
    final TrainingRun misnamed =
        new TrainingRun(
            run.method(),
            run.sources(),
            run.options(),
            run.request(),
            List.of(),
            directory.resolve("m"),
            true);
    final RasterException refusal =
        assertThrows(RasterException.class, () -> run(misnamed, SILENT));
    assertTrue(refusal.getMessage().endsWith("ends in .onnx"), refusal.getMessage());
  }

  private ModelCard run(final TrainingRun run, final TrainingListener listener) {
    return Training.run(run, listener, notes::add, CLOCK);
  }

  private TrainingRun run(
      final Path data,
      final Optional<Path> checkpoint,
      final boolean resume,
      final boolean overwrite) {
    final TrainingMethod method = new LinearUpsampling();
    return new TrainingRun(
        method,
        List.of(new DataSource.Files(data, Optional.empty(), "CC0")),
        DataOptions.defaults(4),
        new TrainingRequest(
            "linear-x4",
            new ParameterValues(method.parameters(), Map.of()),
            11,
            checkpoint,
            resume,
            List.of()),
        List.of(),
        output(),
        overwrite);
  }

  private Path rasters() {
    final Path file = directory.resolve("waves.tif");
    return Files.exists(file) ? file : RasterFiles.write(file, RasterFiles.waves(192, 240, 2));
  }

  private Path output() {
    return directory.resolve("model.onnx");
  }
}
