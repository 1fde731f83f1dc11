package org.finegrid.cli.failures;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own. */
final class Child implements AutoCloseable {
  private static final String MAIN = "org.finegrid.cli.Main";
  private static final int PATIENCE_SECONDS = 60;

  private final Process process;

  private Child(final Process process) {
    this.process = process;
  }

  /** Runs the command line, with options of Java's. */
  static Child of(final List<String> java, final List<String> args) throws IOException {
    return start(new ProcessBuilder(command(java, MAIN, args)));
  }

  /** Starts a process whose few lines of output wait until they are asked for. */
  static Child start(final ProcessBuilder builder) throws IOException {
    return new Child(builder.start());
  }

  /** The words that run a class of the tests' class path in another Java. */
  static List<String> command(final List<String> java, final String main, final List<String> args) {
    final List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("-XX:-UsePerfData");
    words.addAll(java);
    words.add("-cp");
    words.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    words.add(main);
    words.addAll(args);
    return words;
  }

  /** The words that run the command line. */
  static List<String> command(final List<String> java, final List<String> args) {
    return command(java, MAIN, args);
  }

  Process process() {
    return process;
  }

  /** Waits for the end and answers the exit code. */
  int code() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("still running after " + PATIENCE_SECONDS + " s");
    }
    return process.exitValue();
  }

  /** Standard output of a process that has ended. */
  String results() throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Standard error of a process that has ended. */
  List<String> errors() throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
