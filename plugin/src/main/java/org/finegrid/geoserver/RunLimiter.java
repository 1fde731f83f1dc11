package org.finegrid.geoserver;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.finegrid.downscale.CancelledException;

/**
 * How many runs are under way on this server, and with how many worker threads. A run begins and
 * ends with its process.
 */
final class RunLimiter {
  private static final long POLL_MILLIS = 100;
  private static final RunLimiter OF_SERVER = new RunLimiter();

  private int underWay;
  private int workers;

  /** Those of the server. */
  static RunLimiter ofServer() {
    return OF_SERVER;
  }

  /** What a run is given. */
  final class Ticket implements AutoCloseable {
    private final AtomicBoolean ended = new AtomicBoolean();
    private final int threads;

    private Ticket(final int threads) {
      this.threads = threads;
    }

    /** How many worker threads it may have: each takes memory beside the heap. */
    int threads() {
      return threads;
    }

    /** Ends the run; a second time does nothing. */
    @Override
    public void close() {
      if (ended.compareAndSet(false, true)) {
        end(threads);
      }
    }
  }

  /**
   * Begins a run, once there are fewer than allowed. It gets the threads that others leave, and one
   * at least.
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
        throw new RejectedRequest(
            "finegrid: the server is busy with "
                + underWay
                + " runs, the largest number that it allows at a time; try again later");
      }
      try {
        wait(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancelledException();
      }
    }
    underWay++;
    final int threads = Math.min(limits.threads(), Math.max(1, limits.workers() - workers));
    workers += threads;
    return new Ticket(threads);
  }

  private synchronized void end(final int threads) {
    underWay--;
    workers -= threads;
    notifyAll();
  }

  /** How many there are. */
  synchronized int underWay() {
    return underWay;
  }
}
