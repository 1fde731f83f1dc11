package org.finegrid.cli;

import java.util.function.LongSupplier;

/**
 * How fast a stage goes and how long it will last, from its average so far. Also finds when it is
 * time to show something again.
 */
public final class ProgressRate {
  private static final long INTERVAL = 100_000_000L;

  private final LongSupplier nanoTime;
  private final long begun;
  private String stage = "";
  private long stageBegun;
  private long stageOffset;
  private long lastShown;

  /**
   * A pace that begins now.
   *
   * @param nanoTime a clock in nanoseconds
   * @param delay nanoseconds before anything shall be shown
   */
  public ProgressRate(final LongSupplier nanoTime, final long delay) {
    this.nanoTime = nanoTime;
    this.begun = nanoTime.getAsLong();
    this.lastShown = begun + delay - INTERVAL;
  }

  /**
   * What to show.
   *
   * @param due whether it is time to show it: at most ten times a second
   * @param rate cells a second; NaN while unknown
   * @param secondsLeft seconds left in this stage; NaN while unknown
   */
  public record Reading(boolean due, double rate, double secondsLeft) {}

  /** Takes note of the cells done by now. */
  public Reading read(final String currentStage, final long done, final long total) {
    final long now = nanoTime.getAsLong();
    if (!currentStage.equals(stage)) {
      // Cells that come with the first report were done before it; only the first stage began here.
      stageBegun = stage.isEmpty() ? begun : now;
      stageOffset = stage.isEmpty() ? 0 : done;
      stage = currentStage;
    }
    final boolean due = now - lastShown >= INTERVAL;
    if (due) {
      lastShown = now;
    }
    final long cells = done - stageOffset;
    final double seconds = (now - stageBegun) / 1e9;
    if (cells <= 0 || seconds <= 0) {
      return new Reading(due, Double.NaN, Double.NaN);
    }
    final double rate = cells / seconds;
    return new Reading(due, rate, Math.max(0, total - done) / rate);
  }
}
