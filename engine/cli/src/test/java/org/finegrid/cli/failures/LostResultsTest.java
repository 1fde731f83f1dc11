package org.finegrid.cli.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Standard output that takes nothing. */
@DisabledOnOs(OS.WINDOWS)
@Tag("slow")
class LostResultsTest {
  private static final File FULL = new File("/dev/full");

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "--version",
        "models",
        "models show bicubic",
        "info INPUT",
        "info INPUT --json",
        "evaluate INPUT --factor 2",
        "evaluate INPUT --factor 2 --json /dev/stdout",
        "downscale --help",
        "downscale INPUT OUTPUT --model bicubic --factor 2 --report /dev/stdout"
      })
  void onAFullDiskTheRunFailsInOneLine(final String line) throws Exception {
    assumeTrue(FULL.exists(), "no " + FULL + " here");
    final ProcessBuilder builder = builder(line);
    try (Child child = Child.start(builder.redirectOutput(FULL))) {
      assertEquals(1, child.code());
      Folder.saysInOneLine(
          child.errors(),
          List.of("standard output cannot be written (No space left on device); send it"));
    }
  }

  @Test
  void aRunWithoutResultsNeedsNoStandardOutput() throws Exception {
    assumeTrue(FULL.exists(), "no " + FULL + " here");
    final ProcessBuilder builder =
        builder("downscale INPUT OUTPUT --model bicubic --factor 2 --progress none");
    try (Child child = Child.start(builder.redirectOutput(FULL))) {
      assertEquals(0, child.code());
      assertEquals(List.of(), child.errors());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "models", "info INPUT", "models --json"})
  void aReaderThatWantsNoMoreIsNoFailure(final String line) throws Exception {
    try (Child child = Child.start(builder(line))) {
      child.process().getInputStream().close();
      assertEquals(0, child.code());
      assertEquals(List.of(), child.errors());
    }
  }

  private ProcessBuilder builder(final String line) {
    final Folder folder = new Folder(directory);
    final String input = folder.sample("island/temperature.tif").toString();
    final List<String> args = new ArrayList<>();
    for (final String word : line.split(" ")) {
      args.add(
          switch (word) {
            case "INPUT" -> input;
            case "OUTPUT" -> folder.file("out.tif").toString();
            default -> word;
          });
    }
    return new ProcessBuilder(Child.command(List.of(), args));
  }
}
