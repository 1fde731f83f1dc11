package org.finegrid.geoserver;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.finegrid.downscale.CancelledException;

/** How many runs are under way on this server. A run begins and ends with its process. */
final class Runs {
  private static final long POLL_MILLIS = 100;
  private static final Runs OF_SERVER = new Runs();

  private int underWay;

  /** Those of the server. */
  static Runs ofServer() {
    return OF_SERVER;
  }

  /** Ends a run; a second time does nothing. */
  interface Ticket extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Begins a run, once there are fewer than allowed.
   *
   * @throws CancelledException where it was cancelled while it waited
   * @throws org.geotools.process.ProcessException where others took too long to end
   */
  synchronized Ticket begin(final Limits limits, final BooleanSupplier cancelled) {
    final long end = System.nanoTime() + limits.waitSeconds() * 1_000_000_000L;
    while (underWay >= limits.runs()) {
      if (cancelled.getAsBoolean()) {
        throw new CancelledException();
      }
      if (System.nanoTime() >= end) {
        throw new Refusal(
            "finegrid: the server is busy with "
                + underWay
                + " runs, the most that it allows at a time; try again later");
      }
      try {
        wait(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancelledException();
      }
    }
    underWay++;
    final AtomicBoolean ended = new AtomicBoolean();
    return () -> {
      if (ended.compareAndSet(false, true)) {
        end();
      }
    };
  }

  private synchronized void end() {
    underWay--;
    notifyAll();
  }

  /** How many there are. */
  synchronized int underWay() {
    return underWay;
  }
}
