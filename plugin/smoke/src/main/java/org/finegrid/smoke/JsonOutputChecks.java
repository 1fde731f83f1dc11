package org.finegrid.smoke;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Outputs that are JSON. */
final class JsonOutputChecks {
  private static final double MASS = 1e-6;

  private JsonOutputChecks() {}

  /** Reads JSON. */
  static JsonNode json(final String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new CheckFailure("JSON was expected, not: " + text, e);
    }
  }

  /** Checks the report of a run. */
  static void check(final String text, final Raster coarse, final int factor) {
    final JsonNode report = json(text);
    final long cells = coarse.grid().window().cells() * coarse.bands().length;
    same(report, "factor", factor);
    same(report, "coarse_cells", cells);
    same(report, "fine_cells", cells * factor * factor);
    same(report, "width", (long) coarse.grid().width() * factor);
    same(report, "height", (long) coarse.grid().height() * factor);
    CheckFailure.unless(!report.path("model").asText().isEmpty(), "the report names no model");
    CheckFailure.unless(report.path("seconds").asDouble(-1) >= 0, "the report has no time");
    final double error = report.path("mass_error_of_std").asDouble(Double.NaN);
    CheckFailure.unless(error <= MASS, "the report has a mass error of " + error);
    CheckFailure.unless(
        report.path("bands").size() == coarse.bands().length
            && report.at("/bands/0/name").isTextual()
            && report.at("/bands/0/unit").isTextual(),
        "the report lacks the bands' names and units");
  }

  private static void same(final JsonNode report, final String key, final long expected) {
    final JsonNode value = report.path(key);
    CheckFailure.unless(
        value.isIntegralNumber() && value.asLong() == expected,
        "the report has " + key + " " + value + ", and should have " + expected);
  }
}
