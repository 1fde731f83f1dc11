package org.finegrid.geoserver;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.geotools.api.util.ProgressListener;
import org.geotools.util.SimpleInternationalString;

/** Tells GeoServer how far a process is, and hears from it whether to stop. */
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
    tell(stage, total == 0 ? 0 : PERCENT * done / total);
  }

  private void tell(final String task, final float percent) {
    listener.ifPresent(
        each -> {
          each.setTask(new SimpleInternationalString(task));
          each.progress(percent);
        });
  }

  /** Whether to stop; asked often. */
  BooleanSupplier cancelled() {
    return () -> listener.isPresent() && listener.get().isCanceled();
  }

  /** The process answers now. */
  void answer() {
    tell("done", PERCENT);
    listener.ifPresent(ProgressListener::complete);
  }
}
