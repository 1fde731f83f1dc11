package org.finegrid.cli;

import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/** A bar that is redrawn in place, and a summary in its place at the end. */
public final class ProgressBar implements Progress {
  /** Runs shorter than this need no bar. */
  private static final long DELAY = 500_000_000L;

  private static final int WIDEST = 40;
  private static final int NARROWEST = 5;

  private final Terminal terminal;
  private final ProgressRate pace;

  ProgressBar(final Terminal terminal, final LongSupplier nanoTime) {
    this.terminal = terminal;
    this.pace = new ProgressRate(nanoTime, DELAY);
  }

  @Override
  public void progress(final String stage, final long done, final long total) {
    final ProgressRate.Reading reading = pace.read(stage, done, total);
    if (reading.due()) {
      terminal.status(line(stage, done, total, reading, terminal.columns()));
    }
  }

  @Override
  public void finished(final String summary, final List<String> notes) {
    terminal.message(summary);
    notes.forEach(note -> terminal.message("note: " + note));
  }

  public static String line(
      final String stage,
      final long done,
      final long total,
      final ProgressRate.Reading reading,
      final int columns) {
    return line(
        stage,
        done,
        total,
        Double.isNaN(reading.rate())
            ? ""
            : String.format(
                Locale.ROOT,
                " %.1f Mcells/s, %s left",
                reading.rate() / 1e6,
                duration(reading.secondsLeft())),
        columns);
  }

  /**
   * The line with a bar of what is done.
   *
   * @param after text after the bar
   */
  public static String line(
      final String stage,
      final long done,
      final long total,
      final String after,
      final int columns) {
    final double part = total <= 0 ? 1 : Math.min(1, (double) done / total);
    final String before = String.format(Locale.ROOT, "%s %3d%% ", stage, (int) (part * 100));
    // One column stays free: some terminals begin a new line when the last one is filled.
    final int space = Math.min(WIDEST, columns - 1 - before.length() - after.length() - 2);
    final String line = before + (space < NARROWEST ? "" : bar(part, space)) + after;
    return line.substring(0, Math.min(line.length(), Math.max(0, columns - 1)));
  }

  private static String bar(final double part, final int space) {
    final int full = (int) (part * space);
    return "[" + "#".repeat(full) + "-".repeat(space - full) + "]";
  }

  /** A time as clocks have it. */
  public static String duration(final double seconds) {
    final long whole = (long) Math.ceil(seconds);
    return whole < 3600
        ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }
}
