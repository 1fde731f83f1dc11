package org.finegrid.cli.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.finegrid.cli.Outcome;

/** The directory that a refused run sees, and must leave as it was. */
record Folder(Path path) {
  private static final Path SAMPLES = Path.of("..", "..", "samples");
  private static final String OLD = "old";

  /** A file of the directory. */
  Path file(final String name) {
    return path.resolve(name);
  }

  /** A file of the directory with these bytes. */
  Path file(final String name, final byte[] bytes) {
    try {
      return Files.write(file(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A copy of one of the samples. */
  Path sample(final String name) {
    final Path sample = SAMPLES.resolve(name);
    return file(sample.getFileName().toString(), bytes(sample));
  }

  static byte[] bytes(final Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Runs {@code downscale} twice, to a name that is free and over an old file, and holds it to
   * refusing both in one line that says all of {@code told} and leaves the directory as it was.
   */
  void refuses(final int code, final List<String> told, final String input, final String... more) {
    refuses(code, told, input, file("out.tif"), more);
  }

  /** The same to an output of another name. */
  void refuses(
      final int code,
      final List<String> told,
      final String input,
      final Path output,
      final String... more) {
    final List<String> args = new ArrayList<>(List.of("downscale", input, output.toString()));
    args.addAll(Arrays.asList(more));
    refused(code, told, args);
    args.add("--overwrite");
    file(output.getFileName().toString(), OLD.getBytes());
    refused(code, told, args);
    assertTrue(output.toFile().delete());
  }

  /** Runs a command line once and holds it to one line that says so, and to changing nothing. */
  void refused(final int code, final List<String> told, final List<String> args) {
    final Map<Path, Integer> before = contents();
    final Outcome outcome = Outcome.real(args.toArray(String[]::new));
    assertEquals(code, outcome.code(), args + ": " + outcome.err());
    saysInOneLine(outcome.errorLines(), told);
    assertEquals("", outcome.out());
    assertEquals(before, contents());
  }

  static void saysInOneLine(final List<String> lines, final List<String> told) {
    assertEquals(1, lines.size(), lines.toString());
    final String line = lines.get(0);
    assertTrue(line.startsWith("finegrid: "), line);
    assertTrue(!line.contains("fault of finegrid"), line);
    for (final String part : told) {
      assertTrue(line.contains(part), line + " does not say: " + part);
    }
  }

  /** Every file below the directory, hidden ones included, and a number for its bytes. */
  Map<Path, Integer> contents() {
    try (Stream<Path> files = Files.walk(path)) {
      final Map<Path, Integer> contents = new TreeMap<>();
      files.forEach(
          file -> contents.put(file, Files.isDirectory(file) ? 0 : Arrays.hashCode(bytes(file))));
      return contents;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
