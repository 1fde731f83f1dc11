package org.finegrid.training.dictionary;

import java.util.ArrayDeque;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.finegrid.training.TrainingListener;
import org.finegrid.training.TrainingStopped;

/**
 * Does parts of work side by side and takes the results in order, so that sums do not depend on the
 * number of threads. Reports progress to the listener on the caller's thread.
 */
final class OrderedParallel implements AutoCloseable {
  private static final long REPORT_MILLIS = 1000;

  private final ExecutorService threads;
  private final int ahead;
  private final TrainingListener listener;
  private long lastReport = System.nanoTime();

  OrderedParallel(final TrainingListener listener) {
    final int processors = Runtime.getRuntime().availableProcessors();
    this.threads =
        Executors.newFixedThreadPool(
            processors,
            task -> {
              final Thread thread = new Thread(task, "dictionary");
              thread.setDaemon(true);
              return thread;
            });
    this.ahead = 2 * processors;
    this.listener = listener;
  }

  /**
   * Makes something of each number below {@code count}, several at once, and takes what was made in
   * their order, one at a time.
   *
   * @throws TrainingStopped where the listener requested it
   */
  <T> void each(
      final String stage, final int count, final IntFunction<T> make, final Consumer<T> take) {
    final Queue<Future<T>> pending = new ArrayDeque<>();
    try {
      int begun = 0;
      for (int done = 0; done < count; done++) {
        while (begun < count && begun < done + ahead) {
          final int index = begun++;
          pending.add(threads.submit(() -> make.apply(index)));
        }
        take.accept(await(pending.remove(), stage, done, count));
      }
    } finally {
      pending.forEach(each -> each.cancel(false));
    }
  }

  private <T> T await(
      final Future<T> result, final String stage, final long done, final long count) {
    while (true) {
      report(stage, done, count, OptionalDouble.empty());
      try {
        return result.get(REPORT_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // Not yet: report again.
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        if (e.getCause() instanceof Error cause) {
          throw cause;
        }
        throw new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new TrainingStopped();
      }
    }
  }

  /** Reports to the listener at most once a second, and checks whether to stop. */
  void report(final String stage, final long done, final long total, final OptionalDouble loss) {
    if (listener.stopped()) {
      throw new TrainingStopped();
    }
    final long now = System.nanoTime();
    if (now - lastReport >= TimeUnit.MILLISECONDS.toNanos(REPORT_MILLIS)) {
      lastReport = now;
      listener.progress(stage, done, total, loss, OptionalDouble.empty());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
