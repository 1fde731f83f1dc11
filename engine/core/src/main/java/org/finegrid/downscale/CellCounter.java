package org.finegrid.downscale;

/** Counts the cells of one stage and reports to the listener, one thread at a time. */
final class CellCounter {
  private final ProgressListener listener;
  private final String stage;
  private final long total;
  private long done;

  CellCounter(final ProgressListener listener, final String stage, final long total) {
    this.listener = listener;
    this.stage = stage;
    this.total = total;
    listener.progress(stage, 0, total);
  }

  synchronized void add(final long cells) {
    done += cells;
    listener.progress(stage, done, total);
  }
}
