package org.finegrid.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.finegrid.downscale.CancelledException;
import org.finegrid.internal.io.PendingFile;

/** The program with a run that lasts until it is interrupted, in a process of its own. */
final class LongRun {

  private LongRun() {}

  /**
   * Downscales to {@code args[0]}; {@code args[1]} is {@code obey} or, for a run that is all but
   * done and therefore completes, {@code finish}; further ones are options.
   */
  public static void main(final String[] args) {
    final FakeEngine engine = new FakeEngine();
    engine.run =
        (progress, cancelled) -> {
          try (PendingFile file = new PendingFile(Path.of(args[0]), true)) {
            System.out.println("running");
            while (!cancelled.getAsBoolean()) {
              Thread.onSpinWait();
            }
            if (args[1].equals("finish")) {
              file.commit();
              return;
            }
          }
          throw new CancelledException();
        };
    final List<String> line = new ArrayList<>(List.of("downscale", "in.tif", args[0]));
    line.addAll(List.of(args).subList(2, args.length));
    System.exit(CommandLineProgram.run(engine, Terminal.system(), line.toArray(String[]::new)));
  }
}
