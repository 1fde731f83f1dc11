package org.finegrid.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterruptionTest {
  @TempDir private Path directory;
  private Process process;

  @AfterEach
  void endWhatIsLeft() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void aSignalStopsTheRunAndLeavesTheOldFile(final String signal) throws Exception {
    assumeTrue(
        !signal.equals("INT") || Signals.interruptsArrive(),
        "SIGINT is ignored here, as after nohup");
    final Path output = Files.writeString(directory.resolve("out.tif"), "old");
    start(output, "obey");
    send(signal);
    assertEquals(ExitCode.INTERRUPTED, process.exitValue());
    assertEquals(List.of("finegrid: interrupted; nothing was written"), errors());
    assertEquals("old", Files.readString(output));
    assertOnlyFile(output);
  }

  @Test
  void aRunThatWasDoneAlreadyEndsAsDone() throws Exception {
    final Path output = directory.resolve("out.tif");
    start(output, "finish");
    send("TERM");
    assertEquals(ExitCode.DONE, process.exitValue());
    assertEquals(List.of("note: the input states no datum"), errors());
    assertOnlyFile(output);
  }

  private void start(final Path output, final String how) throws IOException {
    final String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                LongRun.class.getName(),
                output.toString(),
                how)
            .redirectError(directory.resolve("err").toFile())
            .start();
    final BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    assertEquals("running", out.readLine());
  }

  private void send(final String signal) throws Exception {
    assertEquals(0, new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor());
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "still running");
  }

  private List<String> errors() throws IOException {
    final Path err = directory.resolve("err");
    final List<String> lines = Files.readAllLines(err);
    Files.delete(err);
    return lines;
  }

  private void assertOnlyFile(final Path file) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(List.of(file), files.toList());
    }
  }
}
