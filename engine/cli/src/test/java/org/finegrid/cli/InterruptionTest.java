package org.finegrid.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
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

  @Test
  void theEndOfStandardInputStopsTheRunWhereThatIsAskedFor() throws Exception {
    final Path output = Files.writeString(directory.resolve("out.tif"), "old");
    start(output, "obey", "--end-with-input");
    process.getOutputStream().write("is read and ignored".getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
    assertFalse(process.waitFor(300, TimeUnit.MILLISECONDS));
    final Instant closed = Instant.now();
    process.getOutputStream().close();
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "still running");
    assertTrue(Duration.between(closed, Instant.now()).toMillis() < 2000);
    assertEquals(ExitCode.INTERRUPTED, process.exitValue());
    assertEquals(List.of("finegrid: interrupted; nothing was written"), errors());
    assertEquals("old", Files.readString(output));
    assertOnlyFile(output);
  }

  @Test
  void theEndOfStandardInputIsNoMatterWhereItIsNotAskedFor() throws Exception {
    start(directory.resolve("out.tif"), "obey");
    process.getOutputStream().close();
    assertFalse(process.waitFor(500, TimeUnit.MILLISECONDS));
  }

  @Test
  void aRunThatWasDoneWhenStandardInputEndedEndsAsDone() throws Exception {
    final Path output = directory.resolve("out.tif");
    start(output, "finish", "--end-with-input");
    process.getOutputStream().close();
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "still running");
    assertEquals(ExitCode.DONE, process.exitValue());
    assertEquals(List.of("note: the input states no datum"), errors());
    assertOnlyFile(output);
  }

  private void start(final Path output, final String how, final String... options)
      throws IOException {
    final List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                LongRun.class.getName(),
                output.toString(),
                how));
    words.addAll(List.of(options));
    process = new ProcessBuilder(words).redirectError(directory.resolve("err").toFile()).start();
    final BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    assertEquals("running", out.readLine());
  }

  private void send(final String signal) throws Exception {
    Signals.send(process, signal);
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
