package org.finegrid.geoserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finegrid.downscale.Covariates;
import org.finegrid.downscale.ProgressListener;
import org.finegrid.downscale.RasterSource;
import org.finegrid.evaluate.EvaluationRequest;
import org.finegrid.evaluate.Evaluator;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.util.NullProgressListener;
import org.geotools.process.ProcessException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluateProcessTest {
  private static final Path TRUTH = Wps.SAMPLES.resolve("island/elevation.tif");

  @RegisterExtension final DataDirectories data = new DataDirectories();

  private Set<String> before;

  private static Set<String> temporary() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .map(each -> each.getFileName().toString())
          .filter(each -> each.startsWith("finegrid-evaluate"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @BeforeEach
  void remember() throws IOException {
    before = temporary();
  }

  @AfterEach
  void nothingIsLeft() throws IOException {
    assertEquals(0, RunLimiter.ofServer().underWay());
    assertTrue(before.containsAll(temporary()), "left: " + temporary());
  }

  private static JsonNode scores(final Object... more) throws Exception {
    final List<Object> inputs = new ArrayList<>(List.of("truth", Wps.coverage(TRUTH)));
    inputs.addAll(List.of(more));
    return json(inputs.toArray());
  }

  private static JsonNode json(final Object... inputs) throws Exception {
    return new ObjectMapper().readTree((String) Wps.execute("Evaluate", inputs).get("scores"));
  }

  @Test
  void scoresAreThoseOfTheCommandLine() throws Exception {
    final JsonNode scores = scores("factor", 4, "models", "fine-s,aplus", "conserve", "additive");
    final JsonNode expected =
        new ObjectMapper()
            .valueToTree(
                Evaluator.run(
                        EvaluationRequest.builder(TRUTH, 4)
                            .models(List.of("fine-s", "aplus"))
                            .conserve(org.finegrid.downscale.DownscaleRequest.Conserve.ADDITIVE)
                            .build(),
                        ProgressListener.none(),
                        () -> false)
                    .toMap());
    assertTrue(expected.get("overall").size() > 3);
    assertEquals(labels(expected), labels(scores));
    for (int i = 0; i < expected.get("overall").size(); i++) {
      assertEquals(
          expected.get("overall").get(i).get("rmse").asDouble(),
          scores.get("overall").get(i).get("rmse").asDouble(),
          1e-9);
    }
    assertFalse(scores.toString().contains(System.getProperty("java.io.tmpdir")));
  }

  @Test
  void modelsAreScoredWithoutCovariatesAndWithThem(@TempDir final Path directory) throws Exception {
    final Path truth = Wps.SAMPLES.resolve("island/elevation-fine.tif");
    final Path covariate = Files.copy(truth, directory.resolve("height.tif"));
    final JsonNode scores =
        json(
            "truth",
            Wps.coverage(truth),
            "factor",
            4,
            "models",
            "fine-s",
            "covariate",
            Wps.coverage(covariate),
            "covariateName",
            "height");
    final EvaluationRequest request =
        EvaluationRequest.builder(truth, 4)
            .models(List.of("fine-s"))
            .covariates(
                Covariates.none()
                    .with(
                        new Covariates.Covariate(
                            Covariates.Kind.OTHER, "height", RasterSource.of(covariate))))
            .build();
    final JsonNode expected =
        new ObjectMapper()
            .valueToTree(Evaluator.run(request, ProgressListener.none(), () -> false).toMap());
    assertEquals(labels(expected), labels(scores));
    final List<Double> errors = errors(scores);
    assertEquals(errors(expected), errors);
    assertTrue(Collections.min(errors) < 0.2 * Collections.max(errors), errors.toString());
  }

  private static List<Double> errors(final JsonNode scores) {
    final List<Double> errors = new ArrayList<>();
    scores.get("overall").forEach(each -> errors.add(each.get("rmse").asDouble()));
    return errors;
  }

  private static List<String> labels(final JsonNode scores) {
    return scores.get("contenders").findValuesAsText("label");
  }

  @ParameterizedTest
  @CsvSource({
    "models, 'fine-s,nothing'",
    "models, /tmp/x.onnx",
    "models, ','",
    "bands, 2",
    "conserve, perhaps"
  })
  void eachParameterIsCheckedAndNamed(final String parameter, final String value) {
    final ProcessException refused =
        assertThrows(ProcessException.class, () -> scores("factor", 4, parameter, value));
    assertTrue(refused.getMessage().startsWith(parameter), refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"1", "65", "-1"})
  void factorsOutOfRangeAreRefused(final int factor) {
    final ProcessException refused =
        assertThrows(ProcessException.class, () -> scores("factor", factor));
    assertTrue(refused.getMessage().startsWith("factor: "), refused.getMessage());
  }

  @Test
  void aTruthThatIsTooSmallOrTooLargeIsRefused() throws Exception {
    final ProcessException small =
        assertThrows(
            ProcessException.class,
            () ->
                Wps.execute(
                    "Evaluate",
                    "truth",
                    Coverages.of(Coverages.fields(1, 5, 5), 5, 5),
                    "factor",
                    8));
    assertTrue(small.getMessage().startsWith("truth: "), small.getMessage());
    data.set("evaluate.cells=100");
    final ProcessException large = assertThrows(ProcessException.class, () -> scores("factor", 4));
    assertTrue(large.getMessage().startsWith("truth: "), large.getMessage());
  }

  /** All of them, and those of a server that was killed long ago go as well. */
  @Test
  void itsFilesLieWhereTheSettingsSay() throws Exception {
    final Path directory = Files.createDirectories(data.finegrid().resolve("temporary"));
    data.set("temporary.directory=" + directory.toString().replace("\\", "\\\\"));
    final Path old = Files.createDirectory(directory.resolve("finegrid-evaluate-1"));
    Files.writeString(Files.createDirectory(old.resolve("finegrid-2")).resolve("a.tif"), "old");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    final Path other = Files.createDirectory(directory.resolve("finegrid-evaluate-3"));
    final Set<String> seen = new TreeSet<>();
    final NullProgressListener listener =
        new NullProgressListener() {
          @Override
          public synchronized void progress(final float percent) {
            try (Stream<Path> files = Files.walk(directory)) {
              files.map(each -> each.getFileName().toString()).forEach(seen::add);
            } catch (IOException | UncheckedIOException e) {
              // A file of the run that went meanwhile.
              seen.add(e.getClass().getName());
            }
          }
        };
    // On other cells, so that it takes a temporary file too.
    final GridCoverage2D elevation =
        Coverages.of(
            Coverages.fields(1, 300, 250),
            300,
            250,
            new AffineTransform(700, 0, 0, -700, 445_000, 4_865_000),
            Coverages.utm());
    Wps.execute(
        "Evaluate", listener, "truth", Wps.coverage(TRUTH), "factor", 4, "elevation", elevation);
    assertTrue(seen.contains("truth.tif"), seen.toString());
    assertTrue(seen.stream().anyMatch(each -> each.startsWith("coarse")), seen.toString());
    try (Stream<Path> left = Files.list(directory)) {
      assertEquals(List.of(other), left.toList());
    }
  }

  @Test
  void itCanBeCancelled() {
    final NullProgressListener listener =
        new NullProgressListener() {
          @Override
          public void progress(final float percent) {
            if (percent > 50) {
              setCanceled(true);
            }
          }
        };
    final ProcessException cancelled =
        assertThrows(
            ProcessException.class,
            () ->
                Wps.execute(
                    "Evaluate",
                    listener,
                    "truth",
                    Coverages.of(Coverages.fields(1, 200, 200), 200, 200),
                    "factor",
                    4));
    assertEquals("cancelled", cancelled.getMessage());
  }

  @Test
  void modelsAreListedWithTheirCards() throws Exception {
    final JsonNode cards =
        new ObjectMapper().readTree((String) Wps.execute("Models").get("models"));
    final List<String> names = cards.findValuesAsText("name");
    assertTrue(names.containsAll(List.of("bicubic", "fine-l-x4", "aplus-x2")), names.toString());
    for (final JsonNode card : cards) {
      assertTrue(card.has("method") && card.has("factor"), card.toString());
    }
  }
}
