package org.finegrid.geoserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.AffineTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.util.NullProgressListener;
import org.geotools.process.ProcessException;
import org.geotools.process.Processors;
import org.geotools.referencing.crs.DefaultEngineeringCRS;
import org.geotools.util.Converters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class ErrorTextsTest {
  @RegisterExtension final DataDirectories data = new DataDirectories();

  private static GridCoverage2D coverage() {
    return Coverages.of(Coverages.fields(2, 20, 15), 20, 15);
  }

  private static String refused(final Object... more) {
    final List<Object> inputs = new ArrayList<>(List.of("data", coverage()));
    inputs.addAll(List.of(more));
    return assertThrows(ProcessException.class, () -> Wps.execute("Downscale", inputs.toArray()))
        .getMessage();
  }

  @AfterEach
  void nothingIsUnderWay() {
    assertEquals(0, RunLimiter.ofServer().underWay());
  }

  @ParameterizedTest
  @CsvSource({
    "model, no-such-model",
    "model, /etc/passwd",
    "model, ../fine-s-x4",
    "model, models/fine-s-x4.onnx",
    "model, fine-s-x4.onnx",
    "model, http://example.org/model.onnx",
    "model, file:///tmp/model.onnx",
    "bands, 0",
    "bands, 3",
    "bands, 2-1",
    "bands, all",
    "conserve, sometimes",
    "blend, smooth",
    "factor, 0",
    "factor, -4",
    "factor, 65",
    "factor, 2.5",
    "factor, Infinity",
    "factor, NaN",
    "factor, 99999999999",
    "tile, 0",
    "tile, -3",
    "tile, 2000",
    "tile, 7.5",
    "overlap, -1",
    "overlap, 999999999",
    "overlap, 0.5",
    "minimum, NaN",
    "maximum, Infinity",
    "crs, EPSG:4326",
    "crs, nonsense"
  })
  void eachParameterIsCheckedAndNamed(final String parameter, final String value) {
    final String sentence =
        parameter.equals("factor")
            ? refused("factor", Double.valueOf(value))
            : refused("factor", 4, "model", "fine-s", parameter, value);
    assertTrue(
        sentence.startsWith(parameter + ":") || sentence.startsWith(parameter + " "), sentence);
    assertFalse(sentence.contains("--"), sentence);
    assertFalse(sentence.contains("\n"), sentence);
  }

  /** As GeoServer does it: it converts texts, and gives null where that fails. */
  @ParameterizedTest
  @CsvSource({
    "factor, 2.5",
    "factor, abc",
    "factor, ''",
    "factor, '2,5'",
    "factor, 0x10",
    "factor, 1e400",
    "minimum, xyz",
    "minimum, INF",
    "maximum, -INF",
    "maximum, ''",
    "tile, abc",
    "tile, 1_000",
    "overlap, 1e9",
    "overlap, few"
  })
  void numbersThatCannotBeReadAreRefusedByName(final String parameter, final String text) {
    final Class<?> type =
        Processors.createProcessFactory(Wps.name("Downscale"))
            .getParameterInfo(Wps.name("Downscale"))
            .get(parameter)
            .type;
    final Map<String, Object> inputs = new HashMap<>();
    inputs.put("data", coverage());
    inputs.put("model", "fine-s");
    inputs.put(parameter, Converters.convert(text, type));
    final ProcessException refused =
        assertThrows(
            ProcessException.class,
            () ->
                Processors.createProcess(Wps.name("Downscale"))
                    .execute(inputs, new NullProgressListener()));
    assertTrue(refused.getMessage().startsWith(parameter + ": "), refused.getMessage());
  }

  @Test
  void dataThatCannotBeReadAreRefusedByName() {
    final Map<String, Object> inputs = new HashMap<>();
    inputs.put("data", null);
    final ProcessException refused =
        assertThrows(
            ProcessException.class,
            () ->
                Processors.createProcess(Wps.name("Downscale"))
                    .execute(inputs, new NullProgressListener()));
    assertTrue(refused.getMessage().startsWith("data: "), refused.getMessage());
  }

  @Test
  void wholeNumbersMayBeWrittenAsOthersAre() {
    assertEquals(
        40,
        Wps.downscale("data", coverage(), "model", "bicubic", "factor", 2.0, "tile", "8")
            .getRenderedImage()
            .getWidth());
  }

  /** GeoServer logs the trace, and answers with the sentences of all causes. */
  @Test
  void aRefusalIsOneSentenceWithoutTraceAndCause() {
    final float[][] planes = Coverages.fields(1, 20, 15);
    planes[0][50] = Float.POSITIVE_INFINITY;
    for (final Object[] inputs :
        List.<Object[]>of(
            new Object[] {"data", coverage(), "factor", 99},
            new Object[] {"data", coverage(), "factor", 4, "crs", "EPSG:4326"},
            new Object[] {"data", Coverages.of(planes, 20, 15), "factor", 4})) {
      final ProcessException refused =
          assertThrows(ProcessException.class, () -> Wps.execute("Downscale", inputs));
      assertEquals(0, refused.getStackTrace().length);
      assertNull(refused.getCause());
      assertFalse(refused.getMessage().contains("--"), refused.getMessage());
    }
  }

  /** What is wrong within is another matter: the log gets all of it. */
  @Test
  void aFailureOfTheProgramKeepsItsTrace() {
    final Closable image = new Closable(Coverages.image(Coverages.fields(1, 20, 15), 20, 15));
    image.close();
    final GridCoverage2D broken =
        Coverages.of(
            image.image(),
            new AffineTransform(1000, 0, 0, -1000, 4e5, 5e6),
            Coverages.utm(),
            Map.of());
    final ProcessException failed =
        assertThrows(ProcessException.class, () -> Wps.downscale("data", broken, "factor", 2));
    assertTrue(failed.getStackTrace().length > 0);
    assertNotNull(failed.getCause());
  }

  @ParameterizedTest
  @ValueSource(strings = {"EPSG:999999", "nonsense", "GEOGCS[\"half a text\""})
  void referencesThatCannotBeReadAreRefusedByName(final String reference) {
    final GridCoverage2D lost =
        Coverages.of(
            Coverages.fields(1, 20, 15),
            20,
            15,
            new AffineTransform(0.25, 0, 0, -0.25, 5, 48),
            DefaultEngineeringCRS.GENERIC_2D);
    final ProcessException refused =
        assertThrows(
            ProcessException.class,
            () -> Wps.downscale("data", lost, "factor", 4, "crs", reference));
    assertTrue(refused.getMessage().startsWith("crs: "), refused.getMessage());
  }

  @Test
  void aReferenceIsNamedByItsCode() {
    final String sentence = refused("factor", 4, "crs", "EPSG:4326");
    assertTrue(sentence.contains("(EPSG:32632)"), sentence);
  }

  @Test
  void whatCannotGoTogetherIsRefused() {
    assertTrue(refused("factor", 4, "minimum", 5.0, "maximum", 1.0).startsWith("minimum: 5"));
    assertTrue(refused().startsWith("factor: state how many"));
    assertTrue(refused("factor", 4, "tile", 8, "overlap", 16).startsWith("overlap: 16"));
  }

  @Test
  void rotatedDataAreRefused() {
    final AffineTransform corners = new AffineTransform(1000, 0, 0, -1000, 4e5, 5e6);
    corners.rotate(0.3);
    final GridCoverage2D rotated =
        Coverages.of(Coverages.fields(1, 20, 15), 20, 15, corners, Coverages.utm());
    final ProcessException refused =
        assertThrows(ProcessException.class, () -> Wps.downscale("data", rotated, "factor", 4));
    assertTrue(refused.getMessage().startsWith("data: "), refused.getMessage());
  }

  @Test
  void infiniteValuesAreRefused() {
    final float[][] planes = Coverages.fields(1, 20, 15);
    planes[0][50] = Float.POSITIVE_INFINITY;
    final ProcessException refused =
        assertThrows(
            ProcessException.class,
            () -> Wps.downscale("data", Coverages.of(planes, 20, 15), "factor", 4));
    assertTrue(refused.getMessage().contains("infinite"), refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"input.cells=599", "output.cells=9599"})
  void moreCellsThanAllowedAreRefused(final String limit) throws Exception {
    data.set(limit);
    final String sentence = refused("factor", 4);
    assertTrue(sentence.startsWith(limit.startsWith("input") ? "data: " : "factor: "), sentence);
    data.set(limit.replace("599", "600"));
    // Read anew: the same request goes through.
    Wps.downscale("data", coverage(), "model", "bicubic", "factor", 4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"threads=none", "threads=0", "runs=-1", "treads=4", "wait.seconds=1.5"})
  void wrongSettingsAreNotPassedOver(final String line) throws Exception {
    data.set(line);
    final String sentence = refused("factor", 4);
    assertTrue(
        sentence.startsWith("finegrid.properties: " + line.substring(0, line.indexOf('='))),
        sentence);
  }

  @Test
  void modelsOfTheDataDirectoryHaveNames() throws Exception {
    final Path models = Files.createDirectories(data.finegrid().resolve("models"));
    try (var in =
        org.finegrid.model.ModelRepository.class.getResourceAsStream(
            "/org/finegrid/models/fine-s-x4.onnx")) {
      Files.write(models.resolve("another-file.onnx"), in.readAllBytes());
    }
    Files.writeString(models.resolve("broken.onnx"), "no model");
    Wps.downscale("data", coverage(), "model", "fine-s", "factor", 4);
    assertTrue(refused("factor", 4, "model", "another-file").startsWith("model: "));
    assertTrue(refused("factor", 4, "model", "broken").startsWith("model: "));
  }
}
