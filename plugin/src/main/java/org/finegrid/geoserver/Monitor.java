package org.finegrid.geoserver;

import java.util.function.BooleanSupplier;
import org.geotools.api.util.ProgressListener;
import org.geotools.util.SimpleInternationalString;

/**
 * Tells GeoServer how far a process is, and hears from it whether to stop. Once the process has
 * answered, only stopping counts: GeoServer reports the writing of the result itself.
 */
final class Monitor implements org.finegrid.downscale.ProgressListener {
  private static final float PERCENT = 100;

  private final ProgressListener listener;
  private volatile boolean answered;

  /** Over GeoServer's listener. */
  Monitor(final ProgressListener listener) {
    this.listener = listener;
    listener.started();
  }

  @Override
  public void progress(final String stage, final long done, final long total) {
    if (answered) {
      return;
    }
    listener.setTask(new SimpleInternationalString(stage));
    listener.progress(total == 0 ? 0 : PERCENT * done / total);
  }

  /** Whether to stop; asked often. */
  BooleanSupplier cancelled() {
    return listener::isCanceled;
  }

  /** The process answers now. */
  void answer(final String task) {
    listener.setTask(new SimpleInternationalString(task));
    listener.progress(PERCENT);
    listener.complete();
    answered = true;
  }
}
