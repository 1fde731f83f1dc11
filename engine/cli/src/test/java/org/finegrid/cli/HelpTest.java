package org.finegrid.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "downscale --help",
        "evaluate --help",
        "train --help",
        "info --help",
        "models --help",
        "models show -h",
        "import --help"
      })
  void helpFitsAScreenAndEndsWithExamples(final String line) {
    final Outcome outcome = Outcome.of(new FakeEngine(), line.split(" "));
    assertEquals(ExitCode.DONE, outcome.code());
    assertEquals("", outcome.err());
    assertTrue(outcome.out().lines().count() <= 47, outcome.out());
    outcome.out().lines().forEach(each -> assertTrue(each.length() <= 80, each));
    assertTrue(outcome.out().contains("Usage: finegrid"), outcome.out());
    assertTrue(outcome.out().contains("Examples:\n  finegrid "), outcome.out());
    assertTrue(outcome.out().contains("--debug"), outcome.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "downscale --version", "info -V", "models show --version"})
  void versionIsTheOneOfTheBuild(final String line) {
    final Outcome outcome = Outcome.of(new FakeEngine(), line.split(" "));
    assertEquals(ExitCode.DONE, outcome.code());
    assertTrue(
        outcome.out().matches("finegrid \\d+\\.\\d+\\.\\S+ \\(Java .*\\)\\R"), outcome.out());
  }

  @Test
  void nothingTypedShowsTheHelpAsAWrongCommandLine() {
    final Outcome outcome = Outcome.of(new FakeEngine());
    assertEquals(ExitCode.USAGE, outcome.code());
    assertEquals("", outcome.out());
    assertTrue(outcome.err().contains("downscale"), outcome.err());
    assertFalse(outcome.err().contains("unknown"), outcome.err());
  }
}
