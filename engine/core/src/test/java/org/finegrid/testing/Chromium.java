package org.finegrid.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The browser Chromium, without a screen. */
public final class Chromium {
  /** Set where Chromium must be there, so that its tests cannot be skipped unseen. */
  private static final String REQUIRED = "FINEGRID_REQUIRE_CHROMIUM";

  private static final List<String> PROGRAMS =
      List.of("chromium", "chromium-browser", "google-chrome");

  private static final long PATIENCE_SECONDS = 300;

  private Chromium() {}

  /** Skips the tests where there is no Chromium, or fails them where it is required. */
  public static void assumePresent() {
    final boolean present = program().isPresent();
    assertTrue(present || !"1".equals(System.getenv(REQUIRED)), "there is no chromium");
    assumeTrue(present, "no chromium here");
  }

  private static Optional<Path> program() {
    return PROGRAMS.stream()
        .flatMap(
            name ->
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .map(directory -> Path.of(directory, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Opens a page from its file, without a network, and answers its document as it is when its
   * scripts have run.
   *
   * @param scratch a directory for the browser's own files
   */
  public static String document(final Path page, final Path scratch)
      throws IOException, InterruptedException {
    final Path out = scratch.resolve("document.html");
    final Path err = scratch.resolve("chromium.log");
    final Process process =
        new ProcessBuilder(
                program().orElseThrow().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--user-data-dir=" + scratch.resolve("profile"),
                "--window-size=1300,1000",
                "--virtual-time-budget=3000",
                "--dump-dom",
                page.toUri().toString())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "chromium does not end");
    } finally {
      process.destroyForcibly();
    }
    assertEquals(0, process.exitValue(), Files.readString(err, StandardCharsets.ISO_8859_1));
    return Files.readString(out);
  }
}
