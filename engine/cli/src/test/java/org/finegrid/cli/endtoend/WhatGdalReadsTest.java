package org.finegrid.cli.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.finegrid.cli.Outcome;
import org.finegrid.testing.Networks;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample, by a kernel and by a network, into either format, read back by GDAL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
class WhatGdalReadsTest {
  private static final double EXACT = 1e-12;

  private Path directory;
  private final Map<Path, GdalRaster> known = new HashMap<>();
  private final Map<Path, float[][]> samples = new HashMap<>();
  private final Map<Run, Path> outputs = new HashMap<>();

  /** One command line. */
  private record Run(Path sample, int factor, String model, String extension) {
    @Override
    public String toString() {
      return sample.getFileName() + " x" + factor + " by " + model + " to " + extension;
    }
  }

  /** Every run is made once, for all tests. */
  @BeforeAll
  void prepare(@TempDir final Path forAll) throws InterruptedException {
    Gdal.assumePresent();
    directory = forAll;
  }

  static List<Run> runs() throws IOException {
    final List<Run> runs = new ArrayList<>();
    for (final Path sample : Samples.all()) {
      for (final int factor : new int[] {2, 3, 4}) {
        for (final String model : List.of("bicubic", "network")) {
          for (final String extension : List.of("tif", "nc")) {
            runs.add(new Run(sample, factor, model, extension));
          }
        }
      }
    }
    return runs;
  }

  @ParameterizedTest
  @MethodSource("runs")
  void theGroundIsThatOfTheInput(final Run run) throws Exception {
    final GdalRaster coarse = info(run.sample());
    final GdalRaster fine = info(output(run));
    assertEquals(coarse.width() * run.factor(), fine.width());
    assertEquals(coarse.height() * run.factor(), fine.height());
    final double[] before = coarse.geoTransform();
    final double[] after = fine.geoTransform();
    assertClose(before[0], after[0]);
    assertClose(before[3], after[3]);
    assertClose(before[1] / run.factor(), after[1]);
    assertClose(before[5] / run.factor(), after[5]);
    assertClose(before[0] + coarse.width() * before[1], after[0] + fine.width() * after[1]);
    assertClose(before[3] + coarse.height() * before[5], after[3] + fine.height() * after[5]);
    assertEquals(0, after[2]);
    assertEquals(0, after[4]);
    assertEquals(coarse.reference(), fine.reference());
    assertEquals(coarse.geographic(), fine.geographic());
  }

  @ParameterizedTest
  @MethodSource("runs")
  void theBandsAreThoseOfTheInput(final Run run) throws Exception {
    final GdalRaster coarse = info(run.sample());
    final GdalRaster fine = info(output(run));
    assertEquals(Collections.nCopies(coarse.bands(), "Float32"), fine.ofBands("type"));
    assertEquals(coarse.ofBands("unit"), fine.ofBands("unit"));
    for (final String item : List.of("NETCDF_VARNAME", "NETCDF_DIM_time")) {
      assertEquals(coarse.itemsOfBands(item), fine.itemsOfBands(item));
    }
    if (run.extension().equals("tif")) {
      assertEquals(descriptions(run, coarse), fine.ofBands("description"));
    }
  }

  /** Those of a GeoTIFF as they were; for NetCDF, which has none, the variable and its steps. */
  private static List<String> descriptions(final Run run, final GdalRaster coarse) {
    if (run.sample().toString().endsWith(".tif")) {
      return coarse.ofBands("description");
    }
    final String variable = coarse.itemsOfBands("NETCDF_VARNAME").get(0);
    if (coarse.bands() == 1) {
      final boolean january = run.sample().toString().endsWith("-fine-truth.nc");
      return List.of(january ? variable + " time=2001-01-16T12:00Z" : variable);
    }
    final List<String> middles =
        List.of(
            "01-16T12",
            "02-15T00",
            "03-16T12",
            "04-16T00",
            "05-16T12",
            "06-16T00",
            "07-16T12",
            "08-16T12",
            "09-16T00",
            "10-16T12",
            "11-16T00",
            "12-16T12");
    return middles.stream().map(time -> variable + " time=2001-" + time + ":00Z").toList();
  }

  @ParameterizedTest
  @MethodSource("runs")
  void noDataAndTheMeanOfEachCoarseCellStay(final Run run) throws Exception {
    final Path output = output(run);
    final GdalRaster coarse = info(run.sample());
    final GdalRaster fine = info(output);
    final float[][] before = values(run.sample(), coarse.bands());
    final float[][] after = Gdal.values(output, fine.bands(), directory);
    for (int band = 0; band < before.length; band++) {
      CoarseCells.of(coarse, before, band)
          .assertKeptBy(after[band], fine.noData(band), run.factor());
    }
  }

  @ParameterizedTest
  @MethodSource("runs")
  void whatTheInputTellsOfItselfIsTold(final Run run) throws Exception {
    final Map<String, String> before = info(run.sample()).items();
    final Map<String, String> after = info(output(run)).items();
    before.forEach(
        (key, value) -> {
          final boolean carried =
              key.startsWith("NC_GLOBAL#") && !key.matches(".*#(Conventions|node_offset)")
                  || key.startsWith("NETCDF_DIM_")
                  || key.matches("(time|lat|lon)#(units|calendar|standard_name|axis|long_name)")
                  || key.matches("(tas|pr|topo|elevation)#[a-z].*")
                      && !key.endsWith("#grid_mapping");
          if (carried) {
            assertEquals(value, after.get(key), key);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("runs")
  void theFileTellsHowItWasMade(final Run run) throws Exception {
    final Path output = output(run);
    final Map<String, String> items = info(output).items();
    final String history = items.getOrDefault("NC_GLOBAL#history", "");
    assertTrue(
        history.endsWith(
            ": finegrid "
                + String.join(" ", command(run, output))
                + " (Finegrid "
                + items.get("NC_GLOBAL#finegrid_version")
                + ")"),
        history);
    assertTrue(items.get("NC_GLOBAL#finegrid_version").matches("\\d+\\.\\d+.*"));
    assertEquals("" + run.factor(), items.get("NC_GLOBAL#finegrid_factor"));
    assertEquals(
        run.model().equals("bicubic") ? "bicubic" : "equivariant",
        items.get("NC_GLOBAL#finegrid_model"));
    assertEquals(
        run.model().equals("bicubic") ? "interpolation" : "test",
        items.get("NC_GLOBAL#finegrid_method"));
    assertEquals(
        run.sample().toString().contains("precipitation") ? "multiplicative" : "additive",
        items.get("NC_GLOBAL#finegrid_conservation"));
  }

  private static void assertClose(final double expected, final double actual) {
    assertEquals(expected, actual, EXACT * Math.max(1, Math.abs(expected)));
  }

  private GdalRaster info(final Path raster) throws Exception {
    if (!known.containsKey(raster)) {
      known.put(raster, Gdal.info(raster));
    }
    return known.get(raster);
  }

  private float[][] values(final Path sample, final int bands) throws Exception {
    if (!samples.containsKey(sample)) {
      samples.put(sample, Gdal.values(sample, bands, directory));
    }
    return samples.get(sample);
  }

  private Path output(final Run run) throws IOException {
    if (!outputs.containsKey(run)) {
      final Path output = directory.resolve(outputs.size() + "." + run.extension());
      final Outcome outcome = Outcome.real(command(run, output));
      assertEquals(0, outcome.code(), outcome.err());
      assertEquals("", outcome.out());
      outputs.put(run, output);
    }
    return outputs.get(run);
  }

  private String[] command(final Run run, final Path output) throws IOException {
    String model = run.model();
    if (model.equals("network")) {
      final Path file = directory.resolve("network-x" + run.factor() + ".onnx");
      Files.write(file, Networks.unitEquivariant(run.factor()));
      model = file.toString();
    }
    return new String[] {
      "downscale",
      run.sample().toString(),
      output.toString(),
      "--model",
      model,
      "--factor",
      "" + run.factor()
    };
  }
}
