package org.finegrid.smoke;

import java.util.function.BooleanSupplier;
import org.geotools.data.util.DefaultProgressListener;

/** Hears from a process how far it is, and tells it whether to stop. */
final class Listener extends DefaultProgressListener {
  private final BooleanSupplier cancelled;

  Listener(final BooleanSupplier cancelled) {
    this.cancelled = cancelled;
  }

  @Override
  public boolean isCanceled() {
    return cancelled.getAsBoolean();
  }

  /** A process' own work is the first half; to write what it made is the other one. */
  int percent() {
    return Math.round(Math.min(100, getProgress()) / 2);
  }
}
