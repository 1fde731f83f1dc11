package org.finegrid.geoserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.AffineTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.util.NullProgressListener;
import org.geotools.process.ProcessException;
import org.geotools.process.Processors;
import org.geotools.referencing.crs.DefaultEngineeringCRS;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CovariateInputsTest {
  private static final int WIDTH = 20;
  private static final int HEIGHT = 15;
  private static final int FACTOR = 2;

  @RegisterExtension final DataDirectories data = new DataDirectories();

  private static GridCoverage2D coarse() {
    return Coverages.of(Coverages.fields(1, WIDTH, HEIGHT), WIDTH, HEIGHT);
  }

  /** On the fine cells of the coarse coverage. */
  private static GridCoverage2D fine(final CoordinateReferenceSystem crs) {
    final int width = WIDTH * FACTOR;
    final int height = HEIGHT * FACTOR;
    return Coverages.of(
        Coverages.fields(1, width, height),
        width,
        height,
        new AffineTransform(500, 0, 0, -500, 4e5, 5e6),
        crs);
  }

  private static Object[] with(final Object... more) {
    final List<Object> inputs =
        new ArrayList<>(List.of("data", coarse(), "model", "bicubic", "factor", FACTOR));
    inputs.addAll(Arrays.asList(more));
    return inputs.toArray();
  }

  private static String refused(final Object... more) {
    final String sentence =
        assertThrows(ProcessException.class, () -> Wps.downscale(with(more))).getMessage();
    assertFalse(sentence.contains("\n") || sentence.contains("--"), sentence);
    return sentence;
  }

  @AfterEach
  void nothingIsUnderWay() {
    assertEquals(0, RunLimiter.ofServer().underWay());
  }

  @ParameterizedTest
  @CsvSource({"lapseRate, -6.5K/km", "lapseRate, monthly", "hypsometric, 15C"})
  void fixedRatesNeedAnElevation(final String input, final String value) {
    final String sentence = refused(input, value);
    assertTrue(sentence.startsWith(input + ": needs elevation"), sentence);
  }

  @Test
  void fixedRatesActWithElevationAlone() {
    final String sentence =
        refused(
            "elevation",
            fine(Coverages.utm()),
            "land",
            fine(Coverages.utm()),
            "lapseRate",
            "monthly");
    assertTrue(sentence.startsWith("lapseRate: "), sentence);
    assertTrue(sentence.contains("leave land out"), sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2x", "wet snow", "elevation", "ö"})
  void aNameThatCannotBeIsRefusedAsSuch(final String name) {
    final GridCoverage2D fine = fine(Coverages.utm());
    final String sentence = refused("elevation", fine, "covariate", fine, "covariateName", name);
    assertTrue(sentence.startsWith("covariateName: '" + name + "'"), sentence);
  }

  @Test
  void aNameWithoutACovariateIsRefused() {
    final String sentence = refused("covariateName", "snow");
    assertTrue(sentence.startsWith("covariateName: "), sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"elevation", "land", "climatology", "covariate"})
  void errorsNameTheInputOfTheCovariate(final String input) throws Exception {
    final AffineTransform rotated = new AffineTransform(500, 0, 0, -500, 4e5, 5e6);
    rotated.rotate(0.3);
    final GridCoverage2D unusable =
        Coverages.of(Coverages.fields(1, 40, 30), 40, 30, rotated, Coverages.utm());
    assertTrue(refused(input, unusable).startsWith(input + ": its rows and columns"));
    data.set("covariate.cells=1199");
    final String tooLarge = refused(input, fine(Coverages.utm()));
    assertTrue(tooLarge.startsWith(input + ": it has 1,200 cells"), tooLarge);
  }

  @ParameterizedTest
  @ValueSource(strings = {"elevation", "land", "climatology", "covariate"})
  void whatCouldNotBeReadIsRefused(final String input) {
    final Map<String, Object> inputs = new HashMap<>();
    inputs.put("data", coarse());
    inputs.put("factor", 2.0);
    inputs.put(input, null);
    final ProcessException refused =
        assertThrows(
            ProcessException.class,
            () ->
                Processors.createProcess(Wps.name("Downscale"))
                    .execute(inputs, new NullProgressListener()));
    assertEquals(input + ": what was sent is not a raster", refused.getMessage());
  }

  @Test
  void anElevationThatDoesNotCoverTheDataIsRefusedWithThePlace() {
    final GridCoverage2D half =
        Coverages.of(
            Coverages.fields(1, WIDTH * FACTOR, HEIGHT - 1),
            WIDTH * FACTOR,
            HEIGHT - 1,
            new AffineTransform(500, 0, 0, -500, 4e5, 5e6),
            Coverages.utm());
    final String sentence = refused("land", half);
    assertTrue(
        sentence.startsWith("land: has no values in the raster's cell at 400500.0, 4992500.0"),
        sentence);
    assertTrue(sentence.contains("a part of it with subset"), sentence);
  }

  /** On other cells than the fine ones, so that it needs a temporary file. */
  private static GridCoverage2D onOtherCells() {
    return Coverages.of(
        Coverages.fields(1, 90, 70),
        90,
        70,
        new AffineTransform(300, 0, 0, -300, 398_000, 5_001_000),
        Coverages.utm());
  }

  @Test
  void temporaryFilesOfCovariatesCountForWhatTheServerKeeps() throws Exception {
    final int bytes = WIDTH * FACTOR * HEIGHT * FACTOR * Double.BYTES;
    data.set("temporary.bytes=" + (bytes - 1));
    final String sentence = refused("elevation", onOtherCells());
    assertTrue(sentence.startsWith("data: the covariates take 0.00 GB"), sentence);
    data.set("temporary.bytes=" + bytes);
    final Map<String, Object> answer = Wps.execute("Downscale", with("elevation", onOtherCells()));
    ((GridCoverage2D) answer.get("result")).dispose(true);
    assertEquals(0, Results.ofServer().onDisk());
    final String report = (String) answer.get("report");
    assertTrue(report.contains("\"placement\" : \"area averages\""), report);
    assertFalse(report.contains("in memory"), report);
  }

  @Test
  void aClientDoesNotLearnWhereTemporaryFilesLie(@TempDir final Path parent) throws Exception {
    final Path directory = Files.createDirectory(parent.resolve("of-server"));
    data.set("temporary.directory=" + directory.toString().replace("\\", "\\\\"));
    final NullProgressListener removing =
        new NullProgressListener() {
          @Override
          public void progress(final float percent) {
            directory.toFile().delete();
          }
        };
    final ProcessException failed =
        assertThrows(
            ProcessException.class,
            () -> Wps.execute("Downscale", removing, with("elevation", onOtherCells())));
    final String sentence = failed.getMessage();
    assertTrue(sentence.startsWith("the server's directory for temporary files: "), sentence);
    assertFalse(sentence.contains("of-server"), sentence);
  }

  /** Such as an ArcGrid: it cannot state a reference. */
  @Test
  void theStatedReferenceIsForThoseThatHaveNone() {
    final GridCoverage2D lost = fine(DefaultEngineeringCRS.GENERIC_2D);
    Wps.downscale(with("elevation", lost, "crs", "EPSG:32632")).dispose(true);
    final String sentence = refused("elevation", fine(Coverages.utm()), "crs", "EPSG:32632");
    assertTrue(sentence.startsWith("crs: the coverage states its own (EPSG:32632)"), sentence);
    final String unknown = refused("elevation", lost, "crs", "EPSG:999999");
    assertTrue(unknown.startsWith("crs: "), unknown);
  }
}
