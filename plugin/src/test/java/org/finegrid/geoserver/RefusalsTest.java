package org.finegrid.geoserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.AffineTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.process.ProcessException;
import org.geotools.referencing.crs.DefaultEngineeringCRS;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {
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
    assertEquals(0, Runs.ofServer().underWay());
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
    "tile, 0",
    "tile, -3",
    "tile, 2000",
    "overlap, -1",
    "minimum, NaN",
    "maximum, Infinity",
    "crs, EPSG:4326",
    "crs, nonsense"
  })
  void eachParameterIsCheckedAndNamed(final String parameter, final String value) {
    final String sentence =
        parameter.equals("factor")
            ? refused("factor", Integer.valueOf(value))
            : refused("factor", 4, "model", "fine-s", parameter, value);
    assertTrue(
        sentence.startsWith(parameter + ":") || sentence.startsWith(parameter + " "), sentence);
    assertFalse(sentence.contains("--"), sentence);
    assertFalse(sentence.contains("\n"), sentence);
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
  void whatCannotGoTogetherIsRefused() {
    assertTrue(refused("factor", 4, "minimum", 5.0, "maximum", 1.0).startsWith("minimum 5"));
    assertTrue(refused().startsWith("factor: say how many"));
    assertTrue(refused("factor", 4, "tile", 8, "overlap", 16).startsWith("overlap 16"));
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
