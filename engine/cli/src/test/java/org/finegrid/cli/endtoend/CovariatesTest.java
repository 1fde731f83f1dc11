package org.finegrid.cli.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.finegrid.cli.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A temperature that falls with height, downscaled with elevations on several grids. */
class CovariatesTest {
  private static final int FACTOR = 4;

  @TempDir private Path directory;
  private final Terrain terrain = new Terrain(17);
  private final double[] truth =
      Terrain.means(terrain::temperature, 0, FACTOR * Terrain.EDGE, FACTOR);
  private Path coarse;

  @BeforeEach
  void writeTemperature() {
    coarse = Terrain.write(file("coarse.nc"), terrain::temperature, 0, Terrain.EDGE, 1);
  }

  @ParameterizedTest(name = "{0} cells per coarse cell, a margin of {1} coarse cells")
  @CsvSource({"4, 0", "4, 2", "8, 0.5", "10, 1.3", "6, 0.75"})
  void elevationOnAFineGridBringsTheTemperatureNearToTheTruth(
      final int perCell, final double margin) {
    final double without = rmse("without.nc");
    final double with = rmse("with.nc", "--elevation", elevation(perCell, margin).toString());
    assertTrue(with < 0.2 * without, with + " K with elevation, " + without + " K without");
  }

  @Test
  void reportsStateTheCovariateItsSlopeAndWhatItExplains() throws Exception {
    final Path elevation = elevation(4, 2);
    final Path report = file("report.json");
    final Path part = file("covariates.json");
    rmse("with.nc", "--elevation=" + elevation, "--report=" + report, "--covariate-report=" + part);
    final JsonNode json = json(report);
    final JsonNode covariate = json.at("/covariates/0");
    assertEquals("elevation", covariate.get("name").asText());
    assertEquals(elevation.toString(), covariate.get("source").asText());
    assertEquals(sha256(elevation), covariate.get("sha256").asText());
    assertEquals("copied", covariate.get("placement").asText());
    final JsonNode effect = json.at("/bands/0/covariates");
    assertTrue(effect.get("variance_explained").asDouble() > 0.9, effect.toString());
    // The ridge of 0.05 divides the slope of what has no noise by 1.05.
    final double median = effect.at("/slopes/0/quantiles/2").asDouble();
    assertEquals(1, median * 1.05 / Terrain.SLOPE, 0.01);
    assertEquals(json.get("covariates"), json(part).get("covariates"));
    assertEquals(effect, json(part).at("/bands/0/covariates"));
    assertFalse(json(part).has("seconds"));
  }

  @Test
  void aSummaryStatesTheSlopePerMetre() {
    final List<String> lines =
        run("with.nc", "--elevation=" + elevation(4, 0), "--progress=bar").errorLines();
    assertTrue(
        lines.stream()
            .anyMatch(
                line ->
                    line.matches(
                        "elevation explains \\d+ % of the variance between neighbouring cells;"
                            + " slope -0\\.00\\d+ \\(-0\\.00\\d+ to -0\\.00\\d+\\) per unit")),
        lines.toString());
  }

  @Test
  void anElevationOfLargerCellsHelpsLessAndANoteSaysWhichItIs() {
    final Path elevation = elevation(2, 1);
    final double without = rmse("without.nc");
    final double with = rmse("with.nc", "--elevation=" + elevation);
    assertTrue(with < 0.8 * without, with + " K with elevation, " + without + " K without");
    final String notes = run("again.nc", "--elevation=" + elevation).err();
    assertTrue(notes.startsWith("note: --elevation: " + elevation + ": "), notes);
    assertTrue(notes.contains(" are larger than the fine cells of about "), notes);
  }

  @Test
  void anElevationThatIsMissingOrElsewhereIsRefusedInOneLine() {
    final Path away = Terrain.write(file("away.nc"), terrain::height, 100, 80, 4);
    refused("no such file", "--elevation=" + file("missing.nc"));
    refused("away.nc", "--elevation=" + away);
    assertFalse(Files.exists(file("refused.nc")));
  }

  private void refused(final String reported, final String option) {
    final Outcome outcome = outcome("refused.nc", option);
    assertEquals(1, outcome.code());
    assertEquals(1, outcome.errorLines().size(), outcome.err());
    assertTrue(outcome.err().contains(reported), outcome.err());
  }

  private Path elevation(final int perCell, final double margin) {
    final int cells = (int) Math.ceil((Terrain.EDGE + 2 * margin) * perCell);
    return Terrain.write(file("elevation.nc"), terrain::height, -margin, cells, perCell);
  }

  private double rmse(final String output, final String... options) {
    run(output, options);
    return Terrain.rmse(file(output), truth);
  }

  private Outcome run(final String output, final String... options) {
    final Outcome outcome = outcome(output, options);
    assertEquals(0, outcome.code(), outcome.err());
    return outcome;
  }

  private Outcome outcome(final String output, final String... options) {
    final List<String> args =
        new ArrayList<>(
            List.of("downscale", coarse.toString(), file(output).toString(), "--factor=4"));
    args.addAll(List.of(options));
    return Outcome.real(args.toArray(String[]::new));
  }

  private static String sha256(final Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  private static JsonNode json(final Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }

  private Path file(final String name) {
    return directory.resolve(name);
  }
}
