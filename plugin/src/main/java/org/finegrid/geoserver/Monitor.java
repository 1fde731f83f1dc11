package org.finegrid.geoserver;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.geotools.api.util.ProgressListener;
import org.geotools.util.SimpleInternationalString;

/** Reports a process's progress to GeoServer, and cancels the process at its request. */
final class Monitor implements org.finegrid.downscale.ProgressListener {
  private static final float PERCENT = 100;

  private final Optional<ProgressListener> listener;

  /** Over GeoServer's listener; null where nobody listens. */
  Monitor(final ProgressListener listener) {
    this.listener = Optional.ofNullable(listener);
    this.listener.ifPresent(ProgressListener::started);
  }

  @Override
  public void progress(final String stage, final long done, final long total) {
    report(stage, total == 0 ? 0 : PERCENT * done / total);
  }

  private void report(final String task, final float percent) {
    listener.ifPresent(
        each -> {
          each.setTask(new SimpleInternationalString(task));
          each.progress(percent);
        });
  }

  /** Whether to stop; polled often. */
  BooleanSupplier cancelled() {
    return () -> listener.isPresent() && listener.get().isCanceled();
  }

  /** The process answers now. */
  void answer() {
    report("done", PERCENT);
    listener.ifPresent(ProgressListener::complete);
  }
}
