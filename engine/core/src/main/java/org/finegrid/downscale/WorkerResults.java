package org.finegrid.downscale;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How all workers of a run ended.
 *
 * @param done what those did that came to their end
 * @param failure why the run failed, where it did
 */
record WorkerResults(List<Worker.Outcome> done, Optional<Throwable> failure) {

  /** How often a waiting run polls whether it was cancelled. */
  static final long POLL_MILLIS = 50;

  /**
   * Waits for every worker, also where this thread is interrupted: files and models must not be
   * closed under one that still works. Where the run is cancelled, its model is stopped.
   */
  static WorkerResults await(final List<Future<Worker.Outcome>> futures, final Job job) {
    final List<Worker.Outcome> done = new ArrayList<>();
    Optional<Throwable> failure = Optional.empty();
    boolean interrupted = false;
    for (final Future<Worker.Outcome> future : futures) {
      boolean ended = false;
      while (!ended) {
        try {
          done.add(future.get(POLL_MILLIS, TimeUnit.MILLISECONDS));
          ended = true;
        } catch (TimeoutException e) {
          if (job.cancelled().getAsBoolean()) {
            job.model().stop();
          }
        } catch (ExecutionException e) {
          failure = first(failure, e.getCause());
          ended = true;
        } catch (InterruptedException e) {
          interrupted = true;
          job.stop();
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
      failure = Optional.of(new CancelledException());
    }
    return new WorkerResults(List.copyOf(done), failure);
  }

  /** The exception "stopped" is not the cause of a failed run. */
  private static Optional<Throwable> first(final Optional<Throwable> known, final Throwable next) {
    return known.isEmpty() || known.get() instanceof StoppedException ? Optional.of(next) : known;
  }

  /** What was done, or the failure as it was thrown. */
  List<Worker.Outcome> orThrow() {
    if (failure.isPresent()) {
      throw unchecked(failure.get());
    }
    return done;
  }

  /** What work that declares no exceptions ended with, to be thrown on. */
  static RuntimeException unchecked(final Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return (RuntimeException) failure;
  }
}
