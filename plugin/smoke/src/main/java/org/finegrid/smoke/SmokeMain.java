package org.finegrid.smoke;

/** Starts the program. */
public final class SmokeMain {

  private SmokeMain() {}

  /** Runs a command line and ends the virtual machine with its exit code. */
  public static void main(final String[] args) {
    System.exit(SmokeProgram.run(System.out, System.err, args));
  }
}
