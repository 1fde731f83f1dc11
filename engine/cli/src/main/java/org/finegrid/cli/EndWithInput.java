package org.finegrid.cli;

import picocli.CommandLine.Option;

/** The option of commands that run long and may be started by another program. */
public final class EndWithInput {
  @Option(
      names = "--end-with-input",
      description = "end, as when interrupted, when standard input ends")
  private boolean wanted;

  /** Makes an interruption listen to standard input, where that is requested. */
  public void applyTo(final Interruption interruption) {
    if (wanted) {
      interruption.listenTo(System.in);
    }
  }
}
