package org.finegrid.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Signals to processes that tests started. */
public final class Signals {
  private static final long SIGINT_BIT = 1L << 1;

  private Signals() {}

  /** Sends a signal such as {@code TERM}. */
  public static void send(final Process process, final String signal)
      throws IOException, InterruptedException {
    final int code = new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor();
    if (code != 0) {
      throw new IOException("the process has ended already");
    }
  }

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
