package org.finegrid.geoserver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.geom.AffineTransform;
import java.awt.image.Raster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.finegrid.coverage.FineCoverages;
import org.finegrid.downscale.Covariates;
import org.finegrid.downscale.DownscaleMethod;
import org.finegrid.downscale.DownscaleRequest.Conserve;
import org.finegrid.downscale.Downscaler;
import org.finegrid.downscale.RasterSource;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Coverages as covariates make the same cells as files do at the command line. */
@Tag("slow")
class CovariateCellsTest {
  private static final Path TEMPERATURE = Wps.SAMPLES.resolve("island/temperature.tif");
  private static final Path ELEVATION = Wps.SAMPLES.resolve("island/elevation-fine.tif");
  private static final int FACTOR = 4;

  @RegisterExtension final DataDirectories data = new DataDirectories();

  @TempDir private Path directory;
  @TempDir private Path temporary;

  @BeforeEach
  void inADirectoryOfTheirOwn() throws Exception {
    data.set("temporary.directory=" + temporary.toString().replace("\\", "\\\\"), "threads=2");
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    assertEquals(0, RunLimiter.ofServer().underWay());
    try (Stream<Path> files = Files.list(temporary)) {
      assertEquals(List.of(), files.toList());
    }
  }

  private static Map<String, Object> byServer(final Object... more) throws Exception {
    final Object[] first = {
      "data",
      Wps.coverage(TEMPERATURE),
      "model",
      "fine-s",
      "factor",
      FACTOR,
      "conserve",
      "additive",
      "tile",
      16
    };
    return Wps.execute(
        "Downscale",
        Stream.concat(Arrays.stream(first), Arrays.stream(more)).toArray(Object[]::new));
  }

  /** The cells of the result, which is released. */
  private static float[] cells(final Map<String, Object> answer) {
    final GridCoverage2D result = (GridCoverage2D) answer.get("result");
    final float[] cells = Coverages.values(result, 0);
    result.dispose(true);
    return cells;
  }

  private static float[] byFiles(final Covariates covariates) {
    final DownscaleMethod method =
        DownscaleMethod.model("fine-s")
            .withFactor(FACTOR)
            .withConserve(Conserve.ADDITIVE)
            .withCovariates(covariates);
    return Downscaler.downscale(RasterSource.of(TEMPERATURE), method).raster().values(0);
  }

  private static float largestDifference(final float[] one, final float[] other) {
    float largest = 0;
    for (int i = 0; i < one.length; i++) {
      largest = Math.max(largest, Math.abs(one[i] - other[i]));
    }
    return largest;
  }

  @ParameterizedTest
  @ValueSource(strings = {"elevation", "land", "climatology", "covariate"})
  void eachMakesTheSameCellsAsAFile(final String input) throws Exception {
    final RasterSource file = RasterSource.of(ELEVATION);
    final Covariates none = Covariates.none();
    final float[] expected =
        byFiles(
            switch (input) {
              case "elevation" -> none.withElevation(file);
              case "land" -> none.withLand(file);
              case "climatology" -> none.withClimatology(file);
              default ->
                  none.with(new Covariates.Covariate(Covariates.Kind.OTHER, "covariate", file));
            });
    final float[] cells = cells(byServer(input, Wps.coverage(ELEVATION)));
    assertArrayEquals(expected, cells);
    assertTrue(largestDifference(cells, cells(byServer())) > 0.5);
  }

  /** The island's elevations at the centres of other cells, with gaps over the sea. */
  private static float[][] elevations(
      final int width,
      final int height,
      final AffineTransform corners,
      final CoordinateReferenceSystem crs)
      throws Exception {
    final GridCoverage2D island = Wps.coverage(ELEVATION);
    final Raster cells = island.getRenderedImage().getData();
    final MathTransform toLongitudeLatitude =
        CRS.findMathTransform(crs, Coverages.decode("EPSG:4326", true), true);
    final float[][] heights = new float[1][width * height];
    for (int i = 0; i < heights[0].length; i++) {
      final double[] place = {i % width + 0.5, i / width + 0.5};
      corners.transform(place, 0, place, 0, 1);
      toLongitudeLatitude.transform(place, 0, place, 0, 1);
      final int column = (int) Math.floor((place[0] - 3) * 16);
      final int row = (int) Math.floor((50 - place[1]) * 16);
      final boolean inside = cells.getBounds().contains(column, row);
      final float sample = inside ? cells.getSampleFloat(column, row, 0) : 0;
      heights[0][i] = sample == 0 ? Coverages.GAP : sample;
    }
    return heights;
  }

  @Test
  void itMayLieInAnotherReferenceWithGapsOverTheSea() throws Exception {
    final int width = 300;
    final int height = 320;
    final AffineTransform corners = new AffineTransform(4000, 0, 0, -4000, -100_000, 5_650_000);
    final GridCoverage2D metres =
        Coverages.of(
            elevations(width, height, corners, Coverages.utm()),
            width,
            height,
            corners,
            Coverages.utm());
    final Path file = Wps.write(metres, directory.resolve("metres.tif"));
    final float[] expected = byFiles(Covariates.none().withElevation(file));
    assertArrayEquals(expected, cells(byServer("elevation", metres)));
    assertTrue(largestDifference(expected, byFiles(Covariates.none())) > 0.5);
  }

  /** The order of axes of a reference is not that of a coverage's columns and rows. */
  @ParameterizedTest
  @CsvSource({
    "EPSG:4326, 0.07, 2.5, 50.5, 190, 160",
    "EPSG:3035, 4000, 3700000, 3100000, 400, 400"
  })
  void latitudeOrNorthingMayBeItsFirstAxis(
      final String code,
      final double step,
      final double x,
      final double y,
      final int width,
      final int height)
      throws Exception {
    final AffineTransform corners = new AffineTransform(step, 0, 0, -step, x, y);
    final CoordinateReferenceSystem xFirst = Coverages.decode(code, true);
    final float[][] heights = elevations(width, height, corners, xFirst);
    final float[] expected =
        cells(byServer("elevation", Coverages.of(heights, width, height, corners, xFirst)));
    final GridCoverage2D yFirst =
        Coverages.of(
            heights,
            width,
            height,
            new AffineTransform(0, step, -step, 0, y, x),
            Coverages.decode(code, false));
    assertArrayEquals(expected, cells(byServer("elevation", yFirst)));
    assertTrue(largestDifference(expected, cells(byServer())) > 0.5);
  }

  /** The file states the unit of its temperature; a coverage that GeoTools read of it does not. */
  @Test
  void aFixedLapseRateMakesTheSameCellsAsForAFile() throws Exception {
    final Covariates fixed = Covariates.none().withElevation(ELEVATION).withLapseRate("-6.5K/km");
    assertArrayEquals(
        byFiles(fixed),
        cells(
            byServer("elevation", Wps.coverage(ELEVATION), "lapseRate", "-6.5K/km", "unit", "K")));
  }

  @Test
  void aLargeResultIsTheSame() throws Exception {
    final float[] held = cells(byServer("elevation", Wps.coverage(ELEVATION)));
    data.set("held.cells=0", "temporary.directory=" + temporary.toString().replace("\\", "\\\\"));
    assertArrayEquals(held, cells(byServer("elevation", Wps.coverage(ELEVATION))));
  }

  @Test
  void theReportAndTheResultsPropertiesNameTheCovariate() throws Exception {
    final Map<String, Object> answer =
        byServer("covariate", Wps.coverage(ELEVATION), "covariateName", "height");
    final JsonNode report = new ObjectMapper().readTree((String) answer.get("report"));
    assertTrue(report.toString().contains("height"), report.toString());
    assertFalse(report.toString().contains(temporary.toString()), report.toString());
    final GridCoverage2D result = (GridCoverage2D) answer.get("result");
    assertTrue(
        String.valueOf(result.getProperty("finegrid_covariates")).contains("height"),
        Arrays.toString(result.getPropertyNames()));
    result.dispose(true);
  }

  @Test
  void aCoverageInJavaIsTheSameAsAFile() throws Exception {
    final DownscaleMethod method =
        DownscaleMethod.model("fine-s")
            .withFactor(FACTOR)
            .withConserve(Conserve.ADDITIVE)
            .withCovariates(Covariates.none().withElevation(ELEVATION));
    final GridCoverage2D fine = FineCoverages.downscale(Wps.coverage(TEMPERATURE), method);
    assertArrayEquals(byFiles(method.covariates()), Coverages.values(fine, 0));
  }
}
