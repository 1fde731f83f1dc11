package org.finegrid.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.finegrid.downscale.CancelledException;
import org.finegrid.downscale.DownscaleRequest.Conserve;
import org.finegrid.downscale.Part;
import org.finegrid.downscale.ProgressListener;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.Message;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.score.ErrorStatistics;
import org.finegrid.score.Scores;
import org.finegrid.testing.MemoryRaster;
import org.finegrid.testing.Networks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluatorTest {
  @TempDir private Path directory;
  private Path truth;

  @BeforeEach
  void writeTruth() {
    truth =
        TruthFile.write(
            directory.resolve("truth.tif"),
            MemoryRaster.projected(66, 49),
            "m",
            TruthFile.hills(66, 49, 500, 90));
  }

  private static Evaluation run(final EvaluationRequest.Builder builder) {
    return Evaluator.run(builder.build(), ProgressListener.none(), () -> false);
  }

  private static List<String> labels(final Evaluation evaluation) {
    return evaluation.results().stream().map(ModelResult::label).toList();
  }

  @Test
  void theBaselinesTakePartInAnyCase() {
    final Evaluation evaluation = run(EvaluationRequest.builder(truth, 4));
    assertEquals(List.of("nearest", "bilinear", "bicubic+additive"), labels(evaluation));
    assertTrue(evaluation.results().stream().allMatch(ModelResult::baseline));
    assertEquals(64, evaluation.subject().grid().width());
    assertEquals(48, evaluation.subject().grid().height());
    assertEquals("m", evaluation.subject().unit());
    assertEquals(List.of(), evaluation.covariates());
    assertEquals(Optional.empty(), evaluation.bands().get(0).covariates());
    assertEquals(
        List.of(
            "the last 2 columns and 1 rows are left out: they make no whole coarse cells of 4 x 4"),
        evaluation.notes().stream().map(Message::toString).toList());
  }

  @Test
  void nearestIsScoredAsByHand() {
    // Each cell less the mean of its block, from the field itself.
    final float[] field = TruthFile.hills(66, 49, 500, 90);
    double squares = 0;
    for (int y = 0; y < 48; y += 4) {
      for (int x = 0; x < 64; x += 4) {
        double sum = 0;
        for (int i = 0; i < 16; i++) {
          sum += field[(y + i / 4) * 66 + x + i % 4];
        }
        for (int i = 0; i < 16; i++) {
          squares += Math.pow(field[(y + i / 4) * 66 + x + i % 4] - sum / 16, 2);
        }
      }
    }
    final ErrorStatistics nearest =
        run(EvaluationRequest.builder(truth, 4)).bands().get(0).scores().get(0).errors();
    assertEquals(64 * 48, nearest.cells());
    assertEquals(Math.sqrt(squares / 64 / 48), nearest.rootMeanSquaredError(), 1e-5);
    assertEquals(0, nearest.bias(), 1e-4);
  }

  @Test
  void conservingModelsKeepTheCoarseCellsAndOthersNeedNot() {
    final List<Scores> scores =
        run(EvaluationRequest.builder(truth, 4).models(List.of("lanczos"))).bands().get(0).scores();
    assertTrue(scores.get(1).reaggregation().largestError() > 1);
    assertTrue(scores.get(2).reaggregation().largestError() < 1e-3);
    assertTrue(scores.get(3).reaggregation().largestError() < 1e-3);
  }

  @Test
  void aModelIsRunAsAskedAndBicubicAsABaselineConservesAllTheSame() {
    final Evaluation evaluation =
        run(
            EvaluationRequest.builder(truth, 4)
                .models(List.of("bicubic", "lanczos"))
                .conserve(Conserve.NONE));
    assertEquals(
        List.of("nearest", "bilinear", "bicubic+additive", "bicubic", "lanczos"),
        labels(evaluation));
    final List<Scores> scores = evaluation.bands().get(0).scores();
    assertTrue(scores.get(3).reaggregation().largestError() > 1);
    assertTrue(
        scores.get(3).errors().meanSquaredError() > scores.get(2).errors().meanSquaredError());
  }

  @Test
  void aModelThatIsABaselineAnywayRunsOnce() {
    assertEquals(
        List.of("nearest", "bilinear", "bicubic+additive", "bilinear+additive"),
        labels(
            run(
                EvaluationRequest.builder(truth, 2)
                    .models(List.of("nearest", "bicubic", "bilinear")))));
  }

  @Test
  void networksTakePartWithTheirCards() throws IOException {
    final Path network = directory.resolve("network.onnx");
    Files.write(network, Networks.unitEquivariant(3));
    final Evaluation evaluation =
        run(EvaluationRequest.builder(truth, 3).models(List.of(network.toString())));
    final ModelResult result = evaluation.results().get(3);
    assertEquals("equivariant+additive", result.label());
    assertEquals("Random weights", result.card().title());
    assertEquals(3, result.halo().orElseThrow());
    assertFalse(result.baseline());
  }

  @Test
  void savedRastersAreWhatWasScored() throws IOException {
    final Path save = directory.resolve("save");
    final Evaluation evaluation =
        run(EvaluationRequest.builder(truth, 4).models(List.of("lanczos")).save(save));
    assertEquals(
        List.of(
            "bicubic.tif", "bilinear.tif", "coarse.tif", "lanczos.tif", "nearest.tif", "truth.tif"),
        names(save));
    final double[] saved = TruthFile.read(save.resolve("truth.tif"), 0);
    final double[] lanczos = TruthFile.read(save.resolve("lanczos.tif"), 0);
    double squares = 0;
    for (int i = 0; i < saved.length; i++) {
      squares += Math.pow(lanczos[i] - saved[i], 2);
    }
    assertEquals(
        Math.sqrt(squares / saved.length),
        evaluation.bands().get(0).scores().get(3).errors().rootMeanSquaredError(),
        1e-9);
    final RasterDescription coarse = TruthFile.describe(save.resolve("coarse.tif"));
    assertEquals(MemoryRaster.projected(64, 48).coarsen(4).window(), coarse.geometry().window());
    assertEquals("m", coarse.bands().get(0).unit());
    assertEquals("A truth", coarse.globalAttributes().get("title"));
    assertTrue(
        String.valueOf(coarse.globalAttributes().get("history")).contains("means of 4 x 4 cells"));
    assertArrayEquals(
        TruthFile.read(save.resolve("nearest.tif"), 0),
        repeated(TruthFile.read(save.resolve("coarse.tif"), 0)));
  }

  private static double[] repeated(final double[] coarse) {
    final double[] fine = new double[64 * 48];
    for (int i = 0; i < fine.length; i++) {
      fine[i] = coarse[i / 64 / 4 * 16 + i % 64 / 4];
    }
    return fine;
  }

  @Test
  void savedRastersAreReplacedOnlyWhenAskedTo() throws IOException {
    final Path save = Files.createDirectory(directory.resolve("save"));
    final Path taken = Files.writeString(save.resolve("bicubic.tif"), "mine");
    final EvaluationRequest.Builder builder = EvaluationRequest.builder(truth, 4).save(save);
    final RasterException refusal = assertThrows(RasterException.class, () -> run(builder));
    assertTrue(refusal.getMessage().contains("exists already"), refusal.getMessage());
    assertEquals("mine", Files.readString(taken));
    assertEquals(List.of("bicubic.tif"), names(save));
    run(builder.overwrite(true));
    assertEquals(64, TruthFile.describe(taken).geometry().width());
    assertEquals(5, names(save).size());
  }

  @Test
  void aCancelledRunLeavesNothing() throws IOException {
    final Path save = directory.resolve("save");
    final AtomicInteger asked = new AtomicInteger();
    final EvaluationRequest request = EvaluationRequest.builder(truth, 4).save(save).build();
    Evaluator.run(request, ProgressListener.none(), () -> asked.incrementAndGet() < 0);
    remove(save);
    final int all = asked.get();
    for (final int at : new int[] {1, all / 4, all / 2, all - 1, all}) {
      asked.set(0);
      assertThrows(
          CancelledException.class,
          () ->
              Evaluator.run(request, ProgressListener.none(), () -> asked.incrementAndGet() >= at));
      assertEquals(List.of("truth.tif"), names(directory), "cancelled at " + at + " of " + all);
    }
  }

  @Test
  void aRunWithoutSavingLeavesNoTemporaryFiles() throws IOException {
    final Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    final List<String> before = own(temporary);
    run(EvaluationRequest.builder(truth, 4));
    assertThrows(
        RasterException.class,
        () -> run(EvaluationRequest.builder(truth, 4).models(List.of("nonesuch"))));
    assertEquals(before, own(temporary));
  }

  private static List<String> own(final Path temporary) throws IOException {
    return names(temporary).stream().filter(name -> name.startsWith("finegrid-")).toList();
  }

  @Test
  void aModelThatCannotTakePartIsRefusedBeforeAnyWork() {
    final List<String> stages = new ArrayList<>();
    final RasterException refusal =
        assertThrows(
            RasterException.class,
            () ->
                Evaluator.run(
                    EvaluationRequest.builder(truth, 4).models(List.of("nonesuch")).build(),
                    (stage, done, total) -> stages.add(stage),
                    () -> false));
    assertTrue(refusal.getMessage().startsWith("model nonesuch: not known"));
    assertEquals(List.of(), stages);
  }

  @Test
  void progressGoesThroughAllStagesToTheirEnds() {
    final List<String> stages = new ArrayList<>();
    final long[] last = new long[2];
    Evaluator.run(
        EvaluationRequest.builder(truth, 4).build(),
        (stage, done, total) -> {
          if (!stages.contains(stage)) {
            assertEquals(last[1], last[0], "before " + stage);
            stages.add(stage);
          }
          last[0] = done;
          last[1] = total;
        },
        () -> false);
    assertEquals(last[1], last[0]);
    assertEquals(
        List.of(
            "coarsening",
            "downscaling by nearest",
            "scoring nearest",
            "downscaling by bilinear",
            "scoring bilinear",
            "downscaling by bicubic",
            "scoring bicubic"),
        stages);
  }

  @Test
  void cellsWithoutDataAreLeftOut() {
    final float[] field = TruthFile.hills(40, 40, 0, 10);
    Arrays.fill(field, 0, 40 * 6 + 3, Float.NaN);
    final Path gaps =
        TruthFile.write(directory.resolve("gaps.tif"), MemoryRaster.projected(40, 40), "K", field);
    final Evaluation evaluation = run(EvaluationRequest.builder(gaps, 4));
    assertEquals(40 * 40 - 40 * 6 - 3, evaluation.bands().get(0).scores().get(2).errors().cells());
    assertTrue(
        evaluation.notes().stream().anyMatch(note -> note.toString().contains("40 x 33 cells")),
        evaluation.notes().toString());
    assertEquals(33, evaluation.bands().get(0).truthSpectrum().orElseThrow().window().height());
  }

  @Test
  void aTruthWithoutAnyDataIsRefused() {
    final float[] nothing = new float[16 * 16];
    Arrays.fill(nothing, Float.NaN);
    final Path empty =
        TruthFile.write(
            directory.resolve("empty.tif"), MemoryRaster.projected(16, 16), "K", nothing);
    final RasterException refusal =
        assertThrows(RasterException.class, () -> run(EvaluationRequest.builder(empty, 4)));
    assertEquals(
        empty + ": has no cells with data, so there is nothing to score", refusal.getMessage());
  }

  @Test
  void aTruthSmallerThanACoarseCellIsRefused() {
    final RasterException refusal =
        assertThrows(RasterException.class, () -> run(EvaluationRequest.builder(truth, 50)));
    assertEquals(
        truth + ": its 66 x 49 cells do not make a coarse cell of 50 x 50; use a smaller factor",
        refusal.getMessage());
    assertThrows(RasterException.class, () -> EvaluationRequest.builder(truth, 1).build());
  }

  @Test
  void bandsOfOneUnitHaveScoresTogether() {
    final Path two =
        TruthFile.write(
            directory.resolve("two.tif"),
            MemoryRaster.projected(32, 32),
            "K",
            TruthFile.hills(32, 32, 280, 5),
            TruthFile.hills(32, 32, 250, 20));
    final Evaluation evaluation = run(EvaluationRequest.builder(two, 2));
    final List<BandEvaluation> bands = evaluation.bands();
    final Scores together = evaluation.overall().orElseThrow().get(2);
    assertEquals(2 * 32 * 32, together.errors().cells());
    assertEquals(
        (bands.get(0).scores().get(2).errors().meanSquaredError()
                + bands.get(1).scores().get(2).errors().meanSquaredError())
            / 2,
        together.errors().meanSquaredError(),
        1e-9);
    final Evaluation second =
        run(EvaluationRequest.builder(two, 2).part(Part.whole().withBands("2")));
    assertEquals(bands.get(1).scores(), second.bands().get(0).scores());
  }

  @Test
  void bandsOfSeveralUnitsHaveNone() {
    final Path mixed =
        TruthFile.write(
            directory.resolve("mixed.tif"),
            MemoryRaster.projected(32, 32),
            List.of(
                new BandDescription("tas", "K", "", new int[0], Map.of()),
                new BandDescription("pr", "mm/day", "", new int[0], Map.of())),
            TruthFile.hills(32, 32, 280, 5),
            TruthFile.hills(32, 32, 3, 2));
    final Evaluation evaluation = run(EvaluationRequest.builder(mixed, 2));
    assertEquals(Optional.empty(), evaluation.overall());
    assertEquals("", evaluation.subject().unit());
    assertEquals("bicubic+additive/multiplicative", evaluation.results().get(2).label());
    assertTrue(evaluation.notes().toString().contains("differ in their units"));
    assertEquals(Optional.empty(), evaluation.bands().get(0).scores().get(0).wet());
    assertEquals(1, evaluation.bands().get(1).scores().get(0).wet().orElseThrow().threshold());
  }

  private static List<String> names(final Path where) throws IOException {
    try (Stream<Path> files = Files.list(where)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static void remove(final Path where) throws IOException {
    for (final String name : names(where)) {
      Files.delete(where.resolve(name));
    }
    Files.delete(where);
  }
}
