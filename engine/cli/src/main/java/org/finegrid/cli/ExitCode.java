package org.finegrid.cli;

/** What the program answers to the shell. */
public final class ExitCode {
  /** Done. */
  public static final int DONE = 0;

  /** The run failed. */
  public static final int FAILED = 1;

  /** The command line is wrong; nothing was run. */
  public static final int USAGE = 2;

  /** Stopped by Ctrl-C or a request to terminate; what shells answer for SIGINT. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
