package org.finegrid.cli.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The program in a process of its own. */
final class Child implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final Path out;
  private final Path err;

  private Child(final List<String> command) throws IOException {
    out = Files.createTempFile("finegrid", ".out");
    err = Files.createTempFile("finegrid", ".err");
    process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
  }

  /** Starts the program with some options for Java. */
  static Child start(final List<String> javaOptions, final String... arguments) throws IOException {
    return new Child(command(javaOptions, arguments));
  }

  /** Starts the program where no file may become larger than so many blocks of 512 bytes. */
  static Child startWithFilesUpTo(final int blocks, final String... arguments) throws IOException {
    final List<String> command =
        new ArrayList<>(List.of("sh", "-c", "ulimit -f " + blocks + "; exec \"$@\"", "sh"));
    command.addAll(command(List.of(), arguments));
    return new Child(command);
  }

  private static List<String> command(final List<String> javaOptions, final String... arguments) {
    final List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // A small, quick machine: what is measured here is not speed.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
    command.addAll(javaOptions);
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add("org.finegrid.cli.Main");
    command.addAll(List.of(arguments));
    return command;
  }

  /** Waits for the end and answers the exit code. */
  int code() throws InterruptedException {
    assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "still running");
    return process.exitValue();
  }

  List<String> out() throws IOException {
    return Files.readAllLines(out);
  }

  List<String> err() throws IOException {
    return Files.readAllLines(err);
  }

  /** Waits until the run has written so many bytes into an unfinished file. */
  void awaitPart(final Path directory, final long bytes) throws IOException, InterruptedException {
    final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (partBytes(directory) < bytes) {
      assertTrue(process.isAlive(), () -> "ended too soon");
      assertTrue(System.nanoTime() < end, "writes nothing");
      Thread.sleep(5);
    }
  }

  private static long partBytes(final Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".part"))
          .map(Path::toFile)
          .mapToLong(java.io.File::length)
          .sum();
    }
  }

  /** Sends a signal such as {@code INT}. */
  void send(final String signal) throws IOException, InterruptedException {
    assertEquals(0, new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor());
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    Files.delete(out);
    Files.delete(err);
  }
}
