package org.finegrid.downscale;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Threads that do not keep a program alive. */
final class DaemonThreads {
  private static final long PATIENCE_SECONDS = 30;

  private DaemonThreads() {}

  /** A pool of so many, all of one name. */
  static ExecutorService pool(final int threads, final String name) {
    return Executors.newFixedThreadPool(
        threads,
        task -> {
          final Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Waits until a pool that was shut down has no threads any more, also where interrupted. */
  static void awaitEnd(final ExecutorService pool) {
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        ended = pool.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
