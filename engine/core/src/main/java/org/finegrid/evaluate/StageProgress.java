package org.finegrid.evaluate;

import java.util.function.BooleanSupplier;
import org.finegrid.downscale.CancelledException;
import org.finegrid.downscale.ProgressListener;

/** Reports a stage's progress, and ends it where that is requested. */
final class StageProgress {
  private final ProgressListener listener;
  private final BooleanSupplier cancelled;

  StageProgress(final ProgressListener listener, final BooleanSupplier cancelled) {
    this.listener = listener;
    this.cancelled = cancelled;
  }

  void check() {
    if (cancelled.getAsBoolean()) {
      throw new CancelledException();
    }
  }

  /** The same question for another. */
  BooleanSupplier cancelled() {
    return cancelled;
  }

  /** A listener to a run of the pipeline that adds the model's name. */
  ProgressListener named(final String model) {
    return (stage, done, total) -> listener.progress(stage + " by " + model, done, total);
  }

  /** One stage of so many cells. */
  Stage stage(final String name, final long total) {
    listener.progress(name, 0, total);
    return new Stage(name, total);
  }

  /** Counts the cells of one stage. */
  final class Stage {
    private final String name;
    private final long total;
    private long done;

    private Stage(final String name, final long total) {
      this.name = name;
      this.total = total;
    }

    void add(final long cells) {
      check();
      done += cells;
      listener.progress(name, done, total);
    }
  }
}
