package org.finegrid.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What signals do here. */
public final class Signals {
  private static final long SIGINT_BIT = 1L << 1;

  private Signals() {}

  /** A process inherits ignored signals, and Java then does not listen to them. */
  public static boolean interruptsArrive() throws IOException {
    final Path status = Path.of("/proc/self/status");
    return !Files.exists(status)
        || Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
            .noneMatch(mask -> (mask & SIGINT_BIT) != 0);
  }
}
