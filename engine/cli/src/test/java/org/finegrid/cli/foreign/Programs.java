package org.finegrid.cli.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Programs of others that make files and tell what is in them: GDAL's, NetCDF's ({@code ncgen},
 * {@code ncdump}, {@code nccopy}) and {@code cdo}. What they say is what is expected of Finegrid.
 */
public final class Programs {
  /** Set where they must be there, so that tests cannot be skipped unseen. */
  private static final String REQUIRED = "FINEGRID_REQUIRE_PROGRAMS";

  private Programs() {}

  /** Skips the tests where one of the programs is missing, or fails them where it is required. */
  public static void assumePresent(final String... names) {
    for (final String name : names) {
      final boolean present =
          Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
              .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
      assertTrue(present || !"1".equals(System.getenv(REQUIRED)), name + " is not installed");
      assumeTrue(present, "no " + name + " here");
    }
  }

  /** Runs a program in a folder, fails the test where it fails, and answers what it printed. */
  public static String run(final Path folder, final String... command)
      throws IOException, InterruptedException {
    final Path errors = Files.createTempFile("program", ".err");
    try {
      final Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectError(errors.toFile())
              .start();
      process.getOutputStream().close();
      final String out =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      final int code = process.waitFor();
      final String said = Files.readString(errors, StandardCharsets.ISO_8859_1);
      assertEquals(0, code, () -> String.join(" ", command) + ": " + said);
      return out;
    } finally {
      Files.delete(errors);
    }
  }

  /** The numbers that a program printed, in order. */
  public static double[] numbers(final Path folder, final String... command)
      throws IOException, InterruptedException {
    return Arrays.stream(run(folder, command).trim().split("\\s+"))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }
}
