package org.finegrid.cli;

import java.util.function.Consumer;
import org.finegrid.downscale.CancelledException;

/** Long work that Ctrl-C, a request to terminate or the end of standard input ends. */
final class CancellableRun {

  private CancellableRun() {}

  /** Does the work, and returns the exit code. */
  static int of(
      final Terminal terminal, final EndWithInput endWithInput, final Consumer<Interruption> work) {
    try (Interruption interruption = Interruption.listen(terminal)) {
      endWithInput.applyTo(interruption);
      try {
        work.accept(interruption);
        return ExitCode.DONE;
      } catch (CancelledException e) {
        if (interruption.requested()) {
          // The interruption reports it, as it outlives this thread.
          return ExitCode.INTERRUPTED;
        }
        throw e;
      }
    } finally {
      terminal.clearStatus();
    }
  }
}
