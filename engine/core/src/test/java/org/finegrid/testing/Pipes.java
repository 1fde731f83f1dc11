package org.finegrid.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Named pipes, which are no files, though they have a name. */
public final class Pipes {

  private Pipes() {}

  /** Makes one; skips the test where there is no program for that. */
  public static Path make(final Path name) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "no mkfifo here");
    assertEquals(0, new ProcessBuilder("mkfifo", name.toString()).start().waitFor());
    return name;
  }
}
