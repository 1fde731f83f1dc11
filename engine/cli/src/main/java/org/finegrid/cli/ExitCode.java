package org.finegrid.cli;

/** What the program answers to the shell. */
final class ExitCode {
  /** Done. */
  static final int DONE = 0;

  /** The run failed. */
  static final int FAILED = 1;

  /** The command line is wrong; nothing was run. */
  static final int USAGE = 2;

  /** Stopped by Ctrl-C or a request to terminate; what shells answer for SIGINT. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
