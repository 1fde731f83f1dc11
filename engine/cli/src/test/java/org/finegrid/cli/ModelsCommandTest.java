package org.finegrid.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelsCommandTest {
  private final FakeEngine engine = new FakeEngine();

  @Test
  void theTableHasALineForEachModel() {
    assertEquals(
        List.of(
            "NAME          FACTOR  METHOD   HALO  TITLE",
            "bicubic       any     bicubic  2     Title of bicubic",
            "aplus-t2m-x4  4       aplus    -     Title of aplus-t2m-x4"),
        Outcome.of(engine, "models").out().lines().toList());
  }

  @Test
  void jsonHasTheCards() throws IOException {
    final JsonNode json = new ObjectMapper().readTree(Outcome.of(engine, "models", "--json").out());
    assertEquals(2, json.size());
    assertEquals("bicubic", json.at("/0/name").asText());
    assertTrue(json.at("/0/factor").isNull(), json.toString());
    assertEquals(4, json.at("/1/factor").asInt());
  }

  @Test
  void oneModelIsShownWhole() {
    final Outcome outcome = Outcome.of(engine, "models", "show", "aplus-t2m-x4");
    assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("no finite bound"), outcome.out());
    assertTrue(outcome.out().matches("(?s).*training\\.data\\.licence +CC-BY\\R.*"), outcome.out());
  }

  @Test
  void oneModelIsShownAsJson() throws IOException {
    final Outcome outcome = Outcome.of(engine, "models", "show", "--json", "bicubic");
    assertEquals("bicubic", new ObjectMapper().readTree(outcome.out()).get("name").asText());
  }

  @Test
  void anUnknownModelIsOneLineWithTheNearest() {
    final Outcome outcome = Outcome.of(engine, "models", "show", "bicubik");
    assertEquals(ExitCode.FAILED, outcome.code());
    assertEquals(
        List.of("finegrid: bicubik: no such model; did you mean bicubic?"), outcome.errorLines());
  }

  @Test
  void aWordLikeNoModelGetsNoGuess() {
    final Outcome outcome = Outcome.of(engine, "models", "show", "zzz");
    assertEquals(
        List.of("finegrid: zzz: no such model; 'finegrid models' lists them"),
        outcome.errorLines());
  }
}
