package org.finegrid.geoserver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.finegrid.downscale.DownscaleRequest;
import org.finegrid.downscale.Downscaler;
import org.finegrid.downscale.ProgressListener;
import org.finegrid.grid.RasterDescription;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterReader;
import org.finegrid.io.ReadOptions;
import org.geotools.api.data.Parameter;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.process.ProcessFactory;
import org.geotools.process.Processors;
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
            "tile",
            "overlap",
            "blend"),
        parameters.keySet());
    assertTrue(parameters.get("data").required);
    assertEquals(1, parameters.values().stream().filter(each -> each.required).count());
    final Map<String, Parameter<?>> results =
        factory.getResultInfo(Wps.name("Downscale"), Map.of());
    assertEquals(GridCoverage2D.class, results.get("result").type);
    assertEquals(CharSequence.class, results.get("report").type);
  }

  /** Small results are made at once, large ones while they are written. */
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
    final JsonNode report = json(answer.get("report"));
    assertEquals(fine.planes()[0].length, report.get("fine_cells").asInt());
    assertTrue(report.get("mass_error_of_std").asDouble() < 1e-6);
    assertEquals(0, Runs.ofServer().underWay());
    result.dispose(true);
  }
}
