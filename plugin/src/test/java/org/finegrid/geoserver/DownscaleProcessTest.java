package org.finegrid.geoserver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.geosolutions.jaiext.range.NoDataContainer;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.image.RenderedImage;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.media.jai.ROIShape;
import javax.media.jai.operator.TranslateDescriptor;
import org.finegrid.coverage.FineCoverages;
import org.finegrid.downscale.DownscaleRequest;
import org.finegrid.downscale.Downscaler;
import org.finegrid.downscale.ProgressListener;
import org.finegrid.grid.RasterDescription;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterReader;
import org.finegrid.io.ReadOptions;
import org.geotools.api.data.Parameter;
import org.geotools.coverage.Category;
import org.geotools.coverage.GridSampleDimension;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.coverage.grid.GridCoverageFactory;
import org.geotools.process.ProcessFactory;
import org.geotools.process.Processors;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultEngineeringCRS;
import org.geotools.util.NumberRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DownscaleProcessTest {
  private static final Path HEIGHT = Wps.SAMPLES.resolve("island/elevation.tif");
  private static final Path TEMPERATURE = Wps.SAMPLES.resolve("island/temperature.tif");

  @RegisterExtension final DataDirectories data = new DataDirectories();

  @TempDir private Path directory;

  private record Cells(RasterDescription description, double[][] planes) {
    static Cells of(final Path file) {
      try (RasterReader reader = RasterFormats.open(file, ReadOptions.defaults())) {
        final RasterDescription description = reader.description();
        final int bands = description.bands().size();
        final double[][] planes = new double[bands][(int) description.geometry().window().cells()];
        reader.read(IntStream.range(0, bands).toArray(), description.geometry().window(), planes);
        return new Cells(description, planes);
      }
    }
  }

  private Cells byCommandLine(final Path input, final String model, final int factor) {
    final Path output = directory.resolve("cli.tif");
    Downscaler.run(
        DownscaleRequest.builder(input, output)
            .model(model)
            .factor(factor)
            .conserve(DownscaleRequest.Conserve.ADDITIVE)
            .overwrite(true)
            .build(),
        ProgressListener.none(),
        () -> false);
    return Cells.of(output);
  }

  private static JsonNode json(final Object text) throws Exception {
    return new ObjectMapper().readTree(text.toString());
  }

  @Test
  void geoToolsFindsAndDescribesIt() {
    final ProcessFactory factory = Processors.createProcessFactory(Wps.name("Downscale"));
    assertInstanceOf(FinegridProcessFactory.class, factory);
    final Map<String, Parameter<?>> parameters = factory.getParameterInfo(Wps.name("Downscale"));
    assertEquals(
        Set.of(
            "data",
            "model",
            "factor",
            "bands",
            "conserve",
            "minimum",
            "maximum",
            "crs",
            "unit",
            "tile",
            "overlap",
            "blend",
            "elevation",
            "land",
            "climatology",
            "covariate",
            "covariateName",
            "lapseRate",
            "hypsometric"),
        parameters.keySet());
    assertTrue(parameters.get("data").required);
    assertEquals(1, parameters.values().stream().filter(each -> each.required).count());
    final Map<String, Parameter<?>> results =
        factory.getResultInfo(Wps.name("Downscale"), Map.of());
    assertEquals(GridCoverage2D.class, results.get("result").type);
    assertEquals(String.class, results.get("report").type);
  }

  /** Small results are kept on the heap, large ones in a temporary file. */
  @ParameterizedTest
  @CsvSource({
    "fine-s,4,100000000",
    "fine-s,4,0",
    "bicubic,3,100000000",
    "bicubic,3,0",
    "aplus,2,0"
  })
  void theSamePixelsComeOutAsFromTheCommandLine(
      final String model, final int factor, final long held) throws Exception {
    data.set("held.cells=" + held);
    final Map<String, Object> answer =
        Wps.execute(
            "Downscale",
            "data",
            Wps.coverage(HEIGHT),
            "model",
            model,
            "factor",
            factor,
            "conserve",
            "additive");
    final GridCoverage2D result = (GridCoverage2D) answer.get("result");
    final Cells fine = Cells.of(Wps.write(result, directory.resolve("wps.tif")));
    final Cells expected = byCommandLine(HEIGHT, model, factor);
    assertEquals(expected.description().geometry().x(), fine.description().geometry().x());
    assertEquals(expected.description().geometry().y(), fine.description().geometry().y());
    assertEquals(
        expected.description().geometry().reference().name(),
        fine.description().geometry().reference().name());
    assertArrayEquals(expected.planes()[0], fine.planes()[0]);
    assertEquals(factor, result.getProperty("finegrid_factor"));
    final JsonNode report = json(answer.get("report"));
    assertEquals(fine.planes()[0].length, report.get("fine_cells").asInt());
    assertTrue(report.get("mass_error_of_std").asDouble() < 1e-6);
    assertEquals(0, RunLimiter.ofServer().underWay());
    result.dispose(true);
  }

  @Test
  void bandsKeepTheirNamesAndOrderInTheReport() throws Exception {
    final float[][] planes = Coverages.fields(3, 20, 15);
    final Map<String, Object> all =
        Wps.execute(
            "Downscale",
            "data",
            Coverages.of(planes, 20, 15, "red", "green", "blue"),
            "model",
            "bicubic",
            "factor",
            4);
    final Map<String, Object> two =
        Wps.execute(
            "Downscale",
            "data",
            Coverages.of(planes, 20, 15, "red", "green", "blue"),
            "model",
            "bicubic",
            "factor",
            4,
            "bands",
            "1,3");
    final GridCoverage2D whole = (GridCoverage2D) all.get("result");
    final GridCoverage2D part = (GridCoverage2D) two.get("result");
    assertArrayEquals(Coverages.values(whole, 0), Coverages.values(part, 0));
    assertArrayEquals(Coverages.values(whole, 2), Coverages.values(part, 1));
    assertEquals("red", part.getSampleDimension(0).getDescription().toString());
    final JsonNode bands = json(two.get("report")).get("bands");
    assertEquals("red", bands.get(0).get("name").asText());
    assertEquals("blue", bands.get(1).get("name").asText());
    final Cells written = Cells.of(Wps.write(whole, directory.resolve("three.tif")));
    assertEquals(3, written.planes().length);
  }

  /** A server may put what it was sent into a file, and call band and coverage after that. */
  @Test
  void aBandIsNotCalledAfterATemporaryFile() throws Exception {
    final float[][] planes = Coverages.fields(2, 20, 15);
    final Map<String, Object> answer =
        Wps.execute(
            "Downscale",
            "data",
            Coverages.of(planes, 20, 15, "wps2912767531410320263asc", "T2m_2026"),
            "model",
            "bicubic",
            "factor",
            2);
    final JsonNode bands = json(answer.get("report")).get("bands");
    assertEquals("band 1", bands.get(0).get("name").asText());
    assertEquals("T2m_2026", bands.get(1).get("name").asText());
  }

  @ParameterizedTest
  @CsvSource({"100000000", "0"})
  void gapsStayGaps(final long held) throws Exception {
    data.set("held.cells=" + held);
    final float[][] planes = Coverages.fields(1, 20, 15);
    planes[0][0] = Coverages.GAP;
    planes[0][133] = Coverages.GAP;
    planes[0][134] = Float.NaN;
    final GridCoverage2D result =
        Wps.downscale("data", Coverages.of(planes, 20, 15), "model", "fine-s", "factor", 2);
    final Cells fine = Cells.of(Wps.write(result, directory.resolve("gaps.tif")));
    for (int row = 0; row < 30; row++) {
      for (int column = 0; column < 40; column++) {
        final float coarse = planes[0][row / 2 * 20 + column / 2];
        assertEquals(
            Float.isNaN(coarse) || coarse == Coverages.GAP,
            Double.isNaN(fine.planes()[0][row * 40 + column]));
      }
    }
    result.dispose(true);
  }

  @Test
  void dataThatLostTheirReferenceGetTheOneThatIsStated() throws Exception {
    final GridCoverage2D lost =
        Coverages.of(
            Coverages.fields(1, 20, 15),
            20,
            15,
            new AffineTransform(0.25, 0, 0, -0.25, 5, 48),
            DefaultEngineeringCRS.GENERIC_2D);
    final GridCoverage2D result =
        Wps.downscale("data", lost, "model", "bicubic", "factor", 2, "crs", "EPSG:4326");
    assertTrue(
        CRS.equalsIgnoreMetadata(
            Coverages.decode("EPSG:4326", true), result.getCoordinateReferenceSystem2D()));
    final Cells fine = Cells.of(Wps.write(result, directory.resolve("stated.tif")));
    assertEquals("EPSG:4326", fine.description().geometry().reference().name());
    assertEquals(5, fine.description().geometry().x().edge(0));
    assertEquals(48, fine.description().geometry().y().edge(0));
    assertEquals(0.125, fine.description().geometry().x().edge(1) - 5, 1e-12);
  }

  /** Cell areas, and so means, depend on which axis is the latitude. */
  @Test
  void latitudeMayBeTheFirstAxis() {
    final float[][] planes = Coverages.fields(1, 20, 15);
    final GridCoverage2D longitudeFirst =
        Coverages.of(
            planes,
            20,
            15,
            new AffineTransform(2, 0, 0, -2, 5, 80),
            Coverages.decode("EPSG:4326", true));
    final GridCoverage2D latitudeFirst =
        Coverages.of(
            planes,
            20,
            15,
            new AffineTransform(0, 2, -2, 0, 80, 5),
            Coverages.decode("EPSG:4326", false));
    final GridCoverage2D one =
        Wps.downscale("data", longitudeFirst, "model", "fine-s", "factor", 4);
    final GridCoverage2D other =
        Wps.downscale("data", latitudeFirst, "model", "fine-s", "factor", 4);
    assertArrayEquals(Coverages.values(one, 0), Coverages.values(other, 0));
    assertEquals(
        latitudeFirst.getCoordinateReferenceSystem2D(), other.getCoordinateReferenceSystem2D());
    assertEquals(80, other.getEnvelope().getMaximum(0), 1e-12);
    assertEquals(45, other.getEnvelope().getMaximum(1), 1e-12);
  }

  @Test
  void anImageMayBeginAnywhere() {
    final float[][] planes = Coverages.fields(1, 20, 15);
    final RenderedImage image = Coverages.image(planes, 20, 15);
    final AffineTransform corners = new AffineTransform(1000, 0, 0, -1000, 4e5, 5e6);
    final AffineTransform moved = new AffineTransform(corners);
    moved.translate(-7, 3);
    final GridCoverage2D elsewhere =
        Coverages.of(
            TranslateDescriptor.create(image, 7f, -3f, null, null),
            moved,
            Coverages.utm(),
            Map.of());
    final GridCoverage2D expected =
        Wps.downscale("data", Coverages.of(image, corners, Coverages.utm(), Map.of()), "factor", 2);
    final GridCoverage2D result = Wps.downscale("data", elsewhere, "factor", 2);
    assertArrayEquals(Coverages.values(expected, 0), Coverages.values(result, 0));
    assertEquals(expected.getEnvelope2D(), result.getEnvelope2D());
  }

  @Test
  void overlapAndBlendDoWhatTheyDoOnTheCommandLine() throws Exception {
    data.set("held.cells=0", "threads=2");
    final GridCoverage2D result =
        Wps.downscale(
            "data",
            Wps.coverage(HEIGHT),
            "model",
            "fine-s",
            "factor",
            4,
            "conserve",
            "none",
            "tile",
            16,
            "overlap",
            4,
            "blend",
            "linear");
    final Path output = directory.resolve("cli.tif");
    Downscaler.run(
        DownscaleRequest.builder(HEIGHT, output)
            .model("fine-s")
            .factor(4)
            .conserve(DownscaleRequest.Conserve.NONE)
            .tile(16)
            .overlap(4)
            .blend(DownscaleRequest.Blend.LINEAR)
            .build(),
        ProgressListener.none(),
        () -> false);
    final Cells fine = Cells.of(Wps.write(result, directory.resolve("blended.tif")));
    assertArrayEquals(Cells.of(output).planes()[0], fine.planes()[0]);
    result.dispose(true);
  }

  @Test
  void whatLiesOutsideTheRegionOfDataIsAGap() {
    final float[][] planes = Coverages.fields(1, 20, 15);
    final RenderedImage image = Coverages.image(planes, 20, 15);
    final GridCoverage2D part =
        Coverages.of(
            image,
            new AffineTransform(1000, 0, 0, -1000, 4e5, 5e6),
            Coverages.utm(),
            Map.of("GC_ROI", new ROIShape(new Rectangle(3, 2, 10, 9))));
    final float[] fine =
        Coverages.values(Wps.downscale("data", part, "model", "nearest", "factor", 1), 0);
    for (int row = 0; row < 15; row++) {
      for (int column = 0; column < 20; column++) {
        final boolean inside = column >= 3 && column < 13 && row >= 2 && row < 11;
        assertEquals(
            inside ? planes[0][row * 20 + column] : FineCoverages.NO_DATA, fine[row * 20 + column]);
      }
    }
  }

  @Test
  void aResultCanBeMadeFinerAgain() throws Exception {
    data.set("held.cells=0", "runs=1", "wait.seconds=0");
    final GridCoverage2D coarse = Coverages.of(Coverages.fields(1, 20, 15), 20, 15);
    final GridCoverage2D once = Wps.downscale("data", coarse, "model", "fine-s", "factor", 2);
    final GridCoverage2D twice = Wps.downscale("data", once, "model", "fine-s", "factor", 2);
    assertEquals(80, twice.getRenderedImage().getWidth());
    final float[] late = Coverages.values(twice, 0);
    twice.dispose(true);
    once.dispose(true);
    data.set("held.cells=1000000");
    assertArrayEquals(
        Coverages.values(
            Wps.downscale(
                "data",
                Wps.downscale("data", coarse, "model", "fine-s", "factor", 2),
                "model",
                "fine-s",
                "factor",
                2),
            0),
        late);
    assertEquals(0, RunLimiter.ofServer().underWay());
  }

  /** In both of the ways in which GeoTools says so. */
  @Test
  void gapsMayBeAPropertyOrARange() {
    final float[][] planes = Coverages.fields(1, 20, 15);
    planes[0][3] = -5;
    planes[0][40] = 7.5f;
    final GridSampleDimension band =
        new GridSampleDimension(
            "height",
            new Category[] {
              new Category(
                  Category.NODATA.getName(),
                  new Color[] {new Color(0, 0, 0, 0)},
                  NumberRange.create(-6.0, -4.0))
            },
            null);
    final GridCoverage2D coverage =
        new GridCoverageFactory()
            .create(
                "field",
                Coverages.image(planes, 20, 15),
                Coverages.of(planes, 20, 15).getGridGeometry(),
                new GridSampleDimension[] {band},
                null,
                Map.of("GC_NODATA", new NoDataContainer(7.5)));
    final float[] fine =
        Coverages.values(Wps.downscale("data", coverage, "model", "nearest", "factor", 1), 0);
    for (int i = 0; i < fine.length; i++) {
      assertEquals(i == 3 || i == 40 ? FineCoverages.NO_DATA : planes[0][i], fine[i]);
    }
  }
}
