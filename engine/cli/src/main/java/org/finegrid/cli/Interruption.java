package org.finegrid.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Ctrl-C and requests to terminate during a run, and on request the end of standard input: cancels
 * the run, waits until it has removed unfinished files, reports that and ends the process.
 */
public final class Interruption implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 10;

  private final Terminal terminal;
  private final Supplier<String> left;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupted, "interruption");
  private volatile boolean requested;
  private volatile boolean complete;
  private boolean closed;

  private Interruption(final Terminal terminal, final Supplier<String> left) {
    this.terminal = terminal;
    this.left = left;
  }

  /** Listens until closed. */
  public static Interruption listen(final Terminal terminal) {
    return listen(terminal, () -> "nothing was written");
  }

  /**
   * Listens until closed.
   *
   * @param left describes what an interrupted run has left
   */
  public static Interruption listen(final Terminal terminal, final Supplier<String> left) {
    final Interruption interruption = new Interruption(terminal, left);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /**
   * Takes the end of standard input for a request to terminate: then a program that started this
   * one has ended, or wants no more of it.
   */
  void listenTo(final InputStream input) {
    final Thread reader = new Thread(() -> awaitEnd(input), "end-of-input");
    // The program need not wait for an input that stays open.
    reader.setDaemon(true);
    reader.start();
  }

  private void awaitEnd(final InputStream input) {
    final byte[] ignored = new byte[8192];
    try {
      while (input.read(ignored) >= 0) {
        // What comes is not for this program.
      }
    } catch (IOException e) {
      // An input that cannot be read any more has ended, too.
    }
    synchronized (this) {
      if (closed) {
        return;
      }
      requested = true;
    }
    // Runs the hook, as a signal does.
    System.exit(ExitCode.INTERRUPTED);
  }

  /** Whether the run shall stop. */
  public boolean requested() {
    return requested;
  }

  /** The output has its name: from here on an interruption lets the little that is left finish. */
  public void tooLate() {
    complete = true;
  }

  private void interrupted() {
    requested = true;
    final boolean unwound = await();
    if (unwound && complete) {
      Runtime.getRuntime().halt(ExitCode.DONE);
    }
    terminal.message(
        unwound
            ? "finegrid: interrupted; " + left.get()
            : "finegrid: interrupted; the run did not stop in time, so a hidden file ending in"
                + " .part may be left beside the output");
    // The exit code of a process that a signal ended would depend on the signal.
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
  }

  private boolean await() {
    try {
      return ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      // Nobody interrupts the threads of a dying machine; if so, hurry.
      return false;
    }
  }

  /** The run has unwound. */
  @Override
  public synchronized void close() {
    closed = true;
    ended.countDown();
    if (!requested) {
      unhook();
    }
  }

  private void unhook() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The signal came just now; the hook finds the run unwound and ends the process.
      requested = true;
    }
  }
}
