package org.finegrid.cli.failures;

import java.nio.file.Path;
import org.finegrid.downscale.DownscaleRequest;
import org.finegrid.downscale.Downscaler;
import org.finegrid.downscale.ProgressListener;

/** A program that calls the engine from Java, without the command line and its preparations. */
final class JavaCaller {

  private JavaCaller() {}

  /** Downscales {@code args[0]} to {@code args[1]} by the model {@code args[2]}. */
  public static void main(final String[] args) {
    Downscaler.run(
        DownscaleRequest.builder(Path.of(args[0]), Path.of(args[1])).model(args[2]).build(),
        ProgressListener.none(),
        () -> false);
  }
}
