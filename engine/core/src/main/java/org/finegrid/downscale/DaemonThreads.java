package org.finegrid.downscale;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads that do not keep a program alive. */
final class DaemonThreads {

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
}
