package org.finegrid.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * Standard output, which carries results only, and standard error, which carries everything else:
 * messages, and on a screen one status line that is redrawn in place until a message takes its
 * place.
 */
public final class Terminal {
  private static final int DEFAULT_COLUMNS = 80;
  private static final String ERASE_LINE = "\r\u001b[K";

  private final ResultStream results;
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean screen;
  private final int columns;
  private boolean statusShown;

  /**
   * A pair of streams.
   *
   * @param results where results go
   * @param charset that of results
   * @param screen whether standard error is a screen
   * @param columns the screen's width in characters
   */
  public Terminal(
      final OutputStream results,
      final Charset charset,
      final PrintWriter err,
      final boolean screen,
      final int columns) {
    this.results = new ResultStream(results);
    this.out = new PrintWriter(new OutputStreamWriter(this.results, charset), true);
    this.err = err;
    this.screen = screen;
    this.columns = columns;
  }

  /**
   * The streams of this process. Java 17 cannot find out whether standard error alone is a
   * terminal, so the launcher sets {@code finegrid.stderr.tty} and {@code finegrid.columns};
   * without the launcher, standard input and output being a screen is taken for it.
   *
   * <p>Native libraries print remarks to standard output. The launcher leads that to standard error
   * and opens the real one in place of standard input, the only other file that Java has without
   * opening it again; {@code finegrid.results.input} is set then.
   */
  static Terminal system() {
    final String terminalProperty = System.getProperty("finegrid.stderr.tty");
    return new Terminal(
        // Not System.out, which keeps to itself what goes wrong.
        new FileOutputStream(
            Boolean.getBoolean("finegrid.results.input") ? FileDescriptor.in : FileDescriptor.out),
        Charset.forName(System.getProperty("stdout.encoding", Charset.defaultCharset().name())),
        new PrintWriter(System.err, true),
        terminalProperty == null
            ? System.console() != null
            : Boolean.parseBoolean(terminalProperty),
        Integer.getInteger("finegrid.columns", DEFAULT_COLUMNS));
  }

  /** Where results go. */
  PrintWriter out() {
    return out;
  }

  /** Where all the rest goes; whole lines are better written by {@link #message}. */
  public PrintWriter err() {
    return err;
  }

  /** Whether standard error is a screen. */
  public boolean screen() {
    return screen;
  }

  /** The screen's width in characters. */
  public int columns() {
    return columns;
  }

  /** Prints a result. */
  public void result(final String text) {
    out.println(text);
    out.flush();
  }

  /** Why results could not be written; empty where all were, or their reader wanted no more. */
  Optional<IOException> lost() {
    out.flush();
    return results.failure();
  }

  /** Prints a line on standard error, in place of the status line if there is one. */
  public synchronized void message(final String line) {
    clearStatus();
    err.println(line);
    err.flush();
  }

  /** Shows a status line, in place of the one before. */
  public synchronized void status(final String line) {
    err.print(ERASE_LINE + line);
    err.flush();
    statusShown = true;
  }

  /** Takes the status line away. */
  public synchronized void clearStatus() {
    if (statusShown) {
      err.print(ERASE_LINE);
      err.flush();
      statusShown = false;
    }
  }
}
