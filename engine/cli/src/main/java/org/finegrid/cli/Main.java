package org.finegrid.cli;

/** Starts the program. */
public final class Main {

  private Main() {}

  /** Runs a command line and ends the virtual machine with its exit code. */
  public static void main(final String[] args) {
    System.exit(Program.run(new CoreEngine(), Terminal.system(), args));
  }
}
