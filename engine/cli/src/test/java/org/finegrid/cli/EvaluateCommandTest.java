package org.finegrid.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.finegrid.downscale.CancelledException;
import org.finegrid.downscale.DownscaleRequest;
import org.finegrid.downscale.Part;
import org.finegrid.evaluate.EvaluationRequest;
import org.finegrid.grid.RasterException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluateCommandTest {
  private final FakeEngine engine = new FakeEngine();
  @TempDir private Path directory;

  @Test
  void everyOptionReachesTheRequest() {
    final String line =
        "evaluate --factor 4 --models lanczos,my.onnx --variable pr --bands 1,3-5 --time 1990/1999"
            + " --bbox -10,-40.5,5,60 --conserve multiplicative --wet 0.5 --device cuda:1"
            + " --threads 3 --save kept --overwrite in.nc";
    assertEquals(ExitCode.DONE, Outcome.of(engine, line.split(" ")).code());
    final EvaluationRequest expected =
        EvaluationRequest.builder(Path.of("in.nc"), 4)
            .models(List.of("lanczos", "my.onnx"))
            .variable("pr")
            .part(Part.whole().withBands("1,3-5").withTime("1990/1999").withBbox("-10,-40.5,5,60"))
            .conserve(DownscaleRequest.Conserve.MULTIPLICATIVE)
            .wet(0.5)
            .device("cuda:1")
            .threads(3)
            .save(Path.of("kept"))
            .overwrite(true)
            .command("finegrid " + line)
            .build();
    assertEquals(List.of(expected), engine.evaluations);
  }

  @Test
  void anExhaustedHeapIsOneLineThatSaysWhatToDoHere() {
    for (final Runnable failure :
        List.<Runnable>of(
            () -> {
              throw new OutOfMemoryError("Java heap space");
            },
            () -> {
              throw new RasterException("worker failed", new OutOfMemoryError());
            })) {
      engine.run = (progress, cancelled) -> failure.run();
      final Outcome outcome = Outcome.of(engine, "evaluate", "--factor", "2", "in.nc");
      assertEquals(ExitCode.FAILED, outcome.code());
      assertEquals(1, outcome.errorLines().size(), outcome.err());
      assertTrue(outcome.err().contains("--bbox"), outcome.err());
      assertTrue(!outcome.err().contains("--tile"), outcome.err());
    }
  }

  @Test
  void whatIsNotTypedKeepsTheDefaultsOfTheRequest() {
    Outcome.of(engine, "evaluate", "--factor", "2", "in.nc");
    assertEquals(
        List.of(
            EvaluationRequest.builder(Path.of("in.nc"), 2)
                .command("finegrid evaluate --factor 2 in.nc")
                .build()),
        engine.evaluations);
  }

  @Test
  void theTableGoesToStandardOutputWithAStarAtTheBest() {
    final Outcome outcome = Outcome.of(engine, "evaluate", "--factor", "2", "in.nc");
    assertEquals(List.of("note: there is no spectrum"), outcome.errorLines());
    final List<String> lines = outcome.out().lines().toList();
    assertEquals("in.nc, tas [K]: 2 x 2 cells, x2, 4 cells with data", lines.get(0));
    assertEquals(
        "MODEL RMSE MAE BIAS CORR PSNR SSIM SKILL", lines.get(2).replaceAll(" +", " ").strip());
    assertEquals(
        "nearest 2.000 2.000 0 0.4286 7.96 - -15.000", lines.get(3).replaceAll(" +", " ").strip());
    assertEquals(
        "bicubic+additive 0.5000 0.5000 0 0.9670 20.00 - 0.000",
        lines.get(5).replaceAll(" +", " ").strip());
    assertEquals(
        "mine+additive 0.2500* 0.2500* 0 0.9945* 26.02* - 0.750*",
        lines.get(6).replaceAll(" +", " ").strip());
    assertEquals(
        "mine+additive 0.9224* 0.9821* -0.2500* 0.2500* - 0",
        lines.get(12).replaceAll(" +", " ").strip());
    assertTrue(outcome.out().contains("SKILL: 1 - MSE / MSE of bicubic+additive."), outcome.out());
  }

  @Test
  void whatCovariatesExplainIsStatedBetweenHeadAndTables() throws IOException {
    final Path dem = Files.writeString(directory.resolve("dem.tif"), "");
    final Path json = directory.resolve("scores.json");
    final Outcome outcome =
        Outcome.of(
            engine, "evaluate", "--factor=2", "in.nc", "--elevation=" + dem, "--json=" + json);
    assertEquals(
        "elevation explains 63 % of the variance between neighbouring cells;"
            + " slope -0.0051 (-0.0066 to -0.0028) K per m",
        outcome.out().lines().toList().get(2));
    final JsonNode root = new ObjectMapper().readTree(json.toFile());
    assertEquals(dem.toString(), root.at("/covariates/0/source").asText());
    assertEquals(0.634, root.at("/bands/0/covariates/variance_explained").asDouble());
    assertEquals(-0.0051, root.at("/bands/0/covariates/slopes/0/quantiles/2").asDouble());
  }

  @Test
  void theScoresAreWrittenAsJsonWithNullForWhatThereIsNot() throws IOException {
    final Path json = Files.writeString(directory.resolve("scores.json"), "old");
    final Outcome outcome =
        Outcome.of(engine, "evaluate", "--factor", "2", "in.nc", "--json", json.toString());
    assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
    final JsonNode root = new ObjectMapper().readTree(json.toFile());
    assertEquals(4, root.get("contenders").size());
    assertEquals("bicubic+additive", root.at("/contenders/2/label").asText());
    assertTrue(root.at("/contenders/2/baseline").asBoolean());
    final JsonNode mine = root.at("/bands/0/scores/3");
    assertEquals(0.25, mine.get("rmse").asDouble(), 1e-15);
    assertEquals(0.75, mine.get("skill_bicubic").asDouble(), 1e-15);
    assertEquals(0.9375, mine.get("skill_bilinear").asDouble(), 1e-15);
    assertTrue(mine.get("ssim").isNull());
    assertEquals(root.at("/overall/3"), mine);
    assertEquals("there is no spectrum", root.at("/notes/0").asText());
    assertEquals(0, root.get("covariates").size());
    assertTrue(root.at("/bands/0/covariates").isNull());
    mine.fieldNames().forEachRemaining(key -> assertTrue(key.matches("[a-z0-9_]+"), key));
    assertOnlyFile(json);
  }

  @Test
  void thePageIsAskedForWithPicturesAndWrittenWhole() throws IOException {
    final Path html = directory.resolve("scores.html");
    Outcome.of(engine, "evaluate", "--factor", "2", "in.nc", "--html", html.toString());
    assertTrue(engine.evaluations.get(0).output().pictures());
    final String page = Files.readString(html);
    assertTrue(page.startsWith("<!doctype html>"), page.substring(0, 40));
    assertTrue(page.strip().endsWith("</html>"));
    assertTrue(page.contains("\"truth\":\"in.nc\""));
    assertOnlyFile(html);
  }

  @Test
  void aRunThatFailsLeavesTheOlderFiles() throws IOException {
    final Path json = Files.writeString(directory.resolve("scores.json"), "old");
    for (final RuntimeException failure :
        List.of(
            new RasterException("in.nc: is damaged; fetch it again"), new CancelledException())) {
      engine.run =
          (progress, cancelled) -> {
            throw failure;
          };
      final Outcome outcome =
          Outcome.of(engine, "evaluate", "--factor", "2", "in.nc", "--json", json.toString());
      assertEquals(
          failure instanceof CancelledException ? ExitCode.INTERRUPTED : ExitCode.FAILED,
          outcome.code());
      assertEquals("", outcome.out());
      assertEquals(1, outcome.errorLines().size(), outcome.err());
      assertEquals("old", Files.readString(json));
      assertOnlyFile(json);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "in.nc | --factor",
        "--factor 1 in.nc | --factor: '1' is not an integer from 2 to 64",
        "--factor 65 in.nc | --factor: '65'",
        "--factor 2 | TRUTH",
        "--factor 2 --wet much in.nc | --wet: 'much'",
        "--factor 2 --bands 0 in.nc | --bands: '0'",
        "--factor 2 --json in.nc in.nc | in.nc: is TRUTH",
        "--factor 2 --html ./in.nc in.nc | in.nc: is TRUTH",
        "--factor 2 --json a --html a in.nc | a: is both --json and --html",
        "--factor 2 --model bicubic in.nc | did you mean --models?",
      })
  void aWrongCommandLineIsRefusedInOneLineBeforeAnythingRuns(final String line, final String told) {
    final Outcome outcome = Outcome.of(engine, ("evaluate " + line).split(" "));
    assertEquals(ExitCode.USAGE, outcome.code(), outcome.err());
    assertEquals(1, outcome.errorLines().size(), outcome.err());
    assertTrue(outcome.err().contains(told), outcome.err());
    assertEquals("", outcome.out());
    assertTrue(engine.evaluations.isEmpty());
  }

  @Test
  void theSampleOfRainIsScoredByTheEngineItself() throws IOException {
    final Path json = directory.resolve("scores.json");
    final Path html = directory.resolve("scores.html");
    final Path save = directory.resolve("save");
    final Outcome outcome =
        Outcome.real(
            "evaluate",
            "../../samples/island/precipitation-fine-truth.nc",
            "--factor=4",
            "--models=lanczos",
            "--json=" + json,
            "--html=" + html,
            "--save=" + save);
    assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
    assertTrue(
        outcome.out().contains("DRY: dry-cell frequency, the share of area below 0.1"),
        outcome.out());
    assertTrue(outcome.out().lines().anyMatch(line -> line.startsWith("lanczos+multiplicative ")));
    final JsonNode root = new ObjectMapper().readTree(json.toFile());
    final JsonNode rain = root.at("/bands/0/scores/2");
    assertTrue(
        rain.get("dry_cell_frequency").asDouble()
            < rain.get("truth_dry_cell_frequency").asDouble());
    assertTrue(rain.get("skill_nearest").asDouble() > 0.2, rain.toString());
    assertTrue(rain.get("reaggregation_largest").asDouble() < 1e-4, rain.toString());
    assertTrue(root.get("area_weighted").asBoolean());
    assertEquals(
        root.at("/bands/0/spectrum/wavelength").size(),
        root.at("/bands/0/spectrum/contenders/3").size());
    assertTrue(Files.size(html) > 1_000_000);
    assertTrue(Files.exists(save.resolve("lanczos.nc")));
    // What was kept of the truth is a truth again, and the coarse raster is a raster like any.
    final Outcome again =
        Outcome.real("evaluate", save.resolve("truth.nc").toString(), "--factor=4");
    assertEquals(ExitCode.DONE, again.code(), again.err());
    assertEquals(line(outcome, "nearest"), line(again, "nearest"));
    assertEquals(ExitCode.DONE, Outcome.real("info", save.resolve("coarse.nc").toString()).code());
  }

  private static String line(final Outcome outcome, final String model) {
    return outcome
        .out()
        .lines()
        .filter(line -> line.startsWith(model + " "))
        .findFirst()
        .orElseThrow()
        .replaceAll("[ *]+", " ");
  }

  private void assertOnlyFile(final Path file) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(List.of(file), files.toList());
    }
  }
}
