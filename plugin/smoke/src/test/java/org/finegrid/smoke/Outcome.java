package org.finegrid.smoke;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run of the client came to.
 *
 * @param code its exit code
 * @param out its standard output
 * @param err its standard error
 */
record Outcome(int code, String out, String err) {
  static final Path SAMPLES = Path.of("..", "..", "samples");

  /** Runs the client. */
  static Outcome of(final String... args) {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();
    final int code =
        SmokeProgram.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            args);
    return new Outcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Runs the client against a stand-in that behaves in some way. */
  static Outcome against(final Behaviour behaviour, final String... args) throws IOException {
    try (StandIn server =
        new StandIn(
            behaviour,
            Map.of("island__temperature", SAMPLES.resolve("island/temperature.tif")),
            Optional.empty())) {
      final List<String> all = new ArrayList<>(List.of("--url", server.url().toString()));
      all.addAll(Arrays.asList(args));
      return of(all.toArray(String[]::new));
    }
  }

  /** The rows of checks that came to something. */
  List<String> rows(final String result) {
    return out.lines().filter(row -> row.startsWith(result)).toList();
  }
}
