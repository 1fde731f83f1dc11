package org.finegrid.cli.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.finegrid.cli.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to those who name no model. */
class DefaultModelTest {
  private static final Path ISLAND = Path.of("..", "..", "samples", "island");

  @TempDir private Path directory;

  @Test
  void whoNamesNoModelGetsTheLargeNetwork() throws Exception {
    final Path report = directory.resolve("report.json");
    final Outcome outcome =
        Outcome.real(
            "downscale",
            ISLAND.resolve("elevation.tif").toString(),
            directory.resolve("fine.tif").toString(),
            "--factor",
            "4",
            "--report",
            report.toString());
    assertEquals(0, outcome.code(), outcome.err());
    final JsonNode json = new ObjectMapper().readTree(report.toFile());
    assertEquals("fine-l-x4", json.get("model").asText());
    assertEquals("additive", json.get("conservation").asText());
    assertTrue(json.get("mass_error_of_std").asDouble() < 1e-6, json.toString());
  }

  @Test
  void itBeatsBicubicThatKeepsMeansAsWell() throws Exception {
    final Path scores = directory.resolve("scores.json");
    final Outcome outcome =
        Outcome.real(
            "evaluate",
            ISLAND.resolve("elevation-fine.tif").toString(),
            "--factor",
            "4",
            "--models",
            "auto",
            "--json",
            scores.toString());
    assertEquals(0, outcome.code(), outcome.err());
    final JsonNode json = new ObjectMapper().readTree(scores.toFile());
    double bicubic = Double.NaN;
    double byDefault = Double.NaN;
    for (int i = 0; i < json.get("contenders").size(); i++) {
      final String label = json.get("contenders").get(i).get("label").asText();
      final double rmse = json.get("overall").get(i).get("rmse").asDouble();
      bicubic = label.equals("bicubic+additive") ? rmse : bicubic;
      byDefault = label.startsWith("fine-l-x4") ? rmse : byDefault;
    }
    assertTrue(byDefault < 0.95 * bicubic, byDefault + " against " + bicubic);
  }
}
