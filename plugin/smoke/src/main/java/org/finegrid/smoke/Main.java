package org.finegrid.smoke;

/** Starts the program. */
public final class Main {

  private Main() {}

  /** Runs a command line and ends the virtual machine with its exit code. */
  public static void main(final String[] args) {
    System.exit(Program.run(System.out, System.err, args));
  }
}
