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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.finegrid.downscale.CancelledException;
import org.finegrid.downscale.Covariates;
import org.finegrid.downscale.DownscaleRequest.Conserve;
import org.finegrid.downscale.Part;
import org.finegrid.downscale.ProgressListener;
import org.finegrid.downscale.RasterSource;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.RegularAxis;
import org.finegrid.testing.MemoryRaster;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationCovariatesTest {
  private static final int EDGE = 64;
  private static final GridGeometry GRID = MemoryRaster.projected(EDGE, EDGE);

  @TempDir private Path directory;
  private Path truth;
  private Path elevation;

  @BeforeEach
  void writeRasters() {
    truth =
        TruthFile.write(
            directory.resolve("truth.tif"), GRID, "K", TruthFile.hills(EDGE, EDGE, 280, 5));
    elevation =
        TruthFile.write(
            directory.resolve("dem.tif"), GRID, "m", TruthFile.hills(EDGE, EDGE, 900, -700));
  }

  private EvaluationRequest.Builder withElevation() {
    return EvaluationRequest.builder(truth, 4)
        .covariates(Covariates.none().withElevation(elevation));
  }

  private static Evaluation run(final EvaluationRequest.Builder builder) {
    return Evaluator.run(builder.build(), ProgressListener.none(), () -> false);
  }

  private static List<String> labels(final EvaluationRequest.Builder builder) {
    return run(builder).results().stream().map(ModelResult::label).toList();
  }

  @Test
  void eachModelRunsWithoutAndWithThem() {
    final Evaluation evaluation = run(withElevation().models(List.of("lanczos")));
    assertEquals(
        List.of(
            "nearest",
            "bilinear",
            "bicubic+additive",
            "bicubic+elevation+additive",
            "lanczos+additive",
            "lanczos+elevation+additive"),
        evaluation.results().stream().map(ModelResult::label).toList());
    assertEquals(
        List.of(true, true, true, false, false, false),
        evaluation.results().stream().map(ModelResult::baseline).toList());
    assertEquals(List.of("elevation"), evaluation.results().get(5).covariates());
    assertEquals("lanczos+elevation", evaluation.results().get(5).name());
    assertEquals("lanczos", evaluation.results().get(5).model());
    assertEquals(List.of(), evaluation.results().get(4).covariates());
  }

  @Test
  void bicubicRunsWithThemWithoutBeingNamedAndOnlyOnce() {
    final List<String> expected =
        List.of("nearest", "bilinear", "bicubic+additive", "bicubic+elevation+additive");
    assertEquals(expected, labels(withElevation()));
    assertEquals(expected, labels(withElevation().models(List.of("bicubic", "BICUBIC"))));
  }

  @Test
  void aBaselineThatIsNamedRunsWithThemTooAndEachConservesAsRequested() {
    assertEquals(
        List.of(
            "nearest",
            "bilinear",
            "bicubic+additive",
            "bicubic+elevation+additive",
            "nearest+elevation",
            "bicubic",
            "bicubic+elevation"),
        labels(withElevation().models(List.of("nearest", "bicubic")).conserve(Conserve.NONE)));
  }

  @Test
  void severalAreNamedInTheirOrder() {
    final EvaluationRequest.Builder builder =
        EvaluationRequest.builder(truth, 4)
            .covariates(
                Covariates.none()
                    .withElevation(elevation)
                    .withLand(RasterSource.of(new MemoryRaster(GRID, waves()))));
    assertEquals("bicubic+elevation+land+additive", labels(builder).get(3));
  }

  @Test
  void onlyAClimatologyIsNamedWhereItActsAlone() {
    final EvaluationRequest.Builder builder =
        EvaluationRequest.builder(truth, 4)
            .covariates(
                Covariates.none()
                    .withElevation(elevation)
                    .withClimatology(RasterSource.of(new MemoryRaster(GRID, waves()))));
    assertEquals("bicubic+climatology+additive", labels(builder).get(3));
  }

  private static double[] waves() {
    final double[] values = new double[EDGE * EDGE];
    for (int i = 0; i < values.length; i++) {
      values[i] = 0.5 + 0.5 * Math.sin(0.3 * (i % EDGE)) * Math.cos(0.2 * (i / EDGE));
    }
    return values;
  }

  @Test
  void savedRastersProgressAndJsonHaveTheSameNames() throws IOException {
    final Path save = directory.resolve("save");
    final Set<String> stages = new LinkedHashSet<>();
    final Evaluation evaluation =
        Evaluator.run(
            withElevation().models(List.of("lanczos")).save(save).build(),
            (stage, done, total) -> stages.add(stage),
            () -> false);
    assertEquals(
        List.of(
            "bicubic+elevation.tif",
            "bicubic.tif",
            "bilinear.tif",
            "coarse.tif",
            "lanczos+elevation.tif",
            "lanczos.tif",
            "nearest.tif",
            "truth.tif"),
        names(save));
    assertTrue(stages.contains("scoring lanczos+elevation"), stages.toString());
    final List<?> contenders = (List<?>) evaluation.toMap().get("contenders");
    final String last = contenders.get(5).toString();
    assertTrue(last.contains("label=lanczos+elevation+additive"), last);
    assertTrue(last.contains("name=lanczos+elevation"), last);
    assertTrue(last.contains("covariates=[elevation]"), last);
  }

  @Test
  void aCovariateInTheDirectoryOfSavedRastersIsNotReplaced() throws IOException {
    final Path save = Files.createDirectory(directory.resolve("save"));
    final Path taken = Files.copy(elevation, save.resolve("nearest.tif"));
    final byte[] before = Files.readAllBytes(taken);
    final RasterException refusal =
        assertThrows(
            RasterException.class,
            () ->
                run(
                    EvaluationRequest.builder(truth, 4)
                        .covariates(Covariates.none().withElevation(taken))
                        .save(save)
                        .overwrite(true)));
    assertTrue(refusal.getMessage().contains("is read by this run"), refusal.getMessage());
    assertArrayEquals(before, Files.readAllBytes(taken));
  }

  @Test
  void aCovariateOnAnotherGridLeavesNoTemporaryFilesWhereverARunIsCancelled() throws IOException {
    final int cells = 130;
    final GridGeometry finer =
        new GridGeometry(
            new RegularAxis(0, 500, cells),
            new RegularAxis(0, -500, cells),
            CoordinateReference.unknown());
    final Path dem =
        TruthFile.write(
            directory.resolve("finer.tif"), finer, "m", TruthFile.hills(cells, cells, 900, -700));
    final Path save = Files.createDirectory(directory.resolve("save"));
    final EvaluationRequest request =
        EvaluationRequest.builder(truth, 4)
            .covariates(Covariates.none().withElevation(dem))
            .save(save)
            .pictures(true)
            .overwrite(true)
            .build();
    final AtomicInteger asked = new AtomicInteger();
    final Evaluation evaluation =
        Evaluator.run(request, ProgressListener.none(), () -> asked.incrementAndGet() < 0);
    assertEquals("area averages", evaluation.covariates().get(0).placement());
    final List<String> kept = names(save);
    assertEquals(6, kept.size(), kept.toString());
    final int all = asked.get();
    for (final int at : new int[] {1, all / 4, all / 2, 3 * all / 4, all}) {
      asked.set(0);
      assertThrows(
          CancelledException.class,
          () ->
              Evaluator.run(request, ProgressListener.none(), () -> asked.incrementAndGet() >= at));
      assertEquals(kept, names(save), "cancelled at " + at + " of " + all);
    }
  }

  private static List<String> names(final Path where) throws IOException {
    try (Stream<Path> files = Files.list(where)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theTruthIsNoCovariateOfItself() throws IOException {
    final Path link = Files.createSymbolicLink(directory.resolve("link.tif"), truth);
    for (final Path same : List.of(truth, link)) {
      final List<String> stages = new ArrayList<>();
      final RasterException refusal =
          assertThrows(
              RasterException.class,
              () ->
                  Evaluator.run(
                      EvaluationRequest.builder(truth, 4)
                          .covariates(Covariates.none().withElevation(same))
                          .build(),
                      (stage, done, total) -> stages.add(stage),
                      () -> false));
      assertEquals(
          truth
              + ": is both truth and elevation; evaluating a raster with itself as covariate proves"
              + " nothing",
          refusal.getMessage());
      assertEquals(ParameterName.ELEVATION, refusal.parameter().orElseThrow());
      assertEquals(List.of(), stages);
    }
    final RasterSource memory = RasterSource.of(new MemoryRaster(GRID, waves()));
    final RasterException refusal =
        assertThrows(
            RasterException.class,
            () ->
                run(
                    EvaluationRequest.builder(memory, 4)
                        .covariates(Covariates.none().withLand(memory))));
    assertTrue(refusal.getMessage().contains("is both truth and land"), refusal.getMessage());
  }

  @Test
  void anotherBandOfTheTruthsFileIsACovariateLikeAnyOther() {
    final Path both =
        TruthFile.write(
            directory.resolve("both.tif"),
            GRID,
            "K",
            TruthFile.hills(EDGE, EDGE, 280, 5),
            TruthFile.hills(EDGE, EDGE, 900, -700));
    final RasterSource second = RasterSource.of(both).withPart(Part.whole().withBands("2"));
    final Evaluation evaluation =
        run(
            EvaluationRequest.builder(both, 4)
                .part(Part.whole().withBands("1"))
                .covariates(Covariates.none().withElevation(second)));
    assertFalse(evaluation.results().get(3).covariates().isEmpty());
    final RasterException refusal =
        assertThrows(
            RasterException.class,
            () ->
                run(
                    EvaluationRequest.builder(both, 4)
                        .covariates(Covariates.none().withElevation(second))));
    assertTrue(refusal.getMessage().contains("proves nothing"), refusal.getMessage());
  }
}
