package org.finegrid.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The client against servers that are right. */
@Tag("slow")
class SmokeTest {

  @Test
  void everythingPassesOnAServerThatIsRight() throws Exception {
    try (StandIn server =
        new StandIn(
            new Behaviour(),
            Map.of("island__temperature", Outcome.SAMPLES.resolve("island/temperature.tif")),
            Optional.of(new Credentials("somebody", "top secret")))) {
      final Outcome outcome =
          Outcome.of(
              "--url",
              server.url() + "/",
              "--user",
              "somebody",
              "--password",
              "top secret",
              "--layer",
              "island:temperature");
      assertEquals(List.of(), outcome.rows("FAIL"), outcome.out());
      assertEquals(0, outcome.code());
      assertEquals("", outcome.err());
      assertFalse(outcome.out().contains("top secret"));
      final boolean required = "1".equals(System.getenv("FINEGRID_REQUIRE_GDAL"));
      assertTrue(
          outcome.rows("skip").stream().allMatch(row -> !required && row.contains("GDAL")),
          outcome.out());
      assertTrue(outcome.rows("pass").size() >= 40, outcome.out());
      assertEquals(0, server.underWay());
      for (final String file : samples()) {
        assertTrue(outcome.out().contains(file), file);
      }
    }
  }

  private static List<String> samples() throws IOException {
    try (Stream<Path> all = Files.list(Outcome.SAMPLES.resolve("wps"))) {
      return all.map(each -> each.getFileName().toString())
          .filter(each -> !each.endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  @Test
  void everySampleIsExplained() throws Exception {
    final String text = Files.readString(Outcome.SAMPLES.resolve("wps/README.md"));
    for (final String file : samples()) {
      assertTrue(text.contains("](" + file + ")"), file);
    }
  }

  @Test
  void requestsOfLayersAreSkippedWhereNoneIsNamed() throws Exception {
    final Outcome outcome = Outcome.against(new Behaviour(), "--only", "layer");
    assertEquals(0, outcome.code());
    assertEquals(2, outcome.rows("skip").size(), outcome.out());
    assertTrue(outcome.rows("skip").get(0).endsWith("no --layer was given"), outcome.out());
  }

  @Test
  void whatAServerDoesNotHaveIsNotAskedOfIt() throws Exception {
    final Outcome outcome =
        Outcome.against(
            new Behaviour() {
              @Override
              boolean has(final String process) {
                return !process.startsWith("ras:");
              }
            },
            "--only",
            "chain-crop");
    assertEquals(0, outcome.code());
    assertEquals(1, outcome.rows("skip").size(), outcome.out());
  }
}
