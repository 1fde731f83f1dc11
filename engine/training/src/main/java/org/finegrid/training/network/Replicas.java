package org.finegrid.training.network;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Copies of a network on threads of their own. A step's patches come in a fixed number of shards,
 * whose gradients are summed in order, so that the result does not depend on how many threads there
 * are.
 */
final class Replicas implements AutoCloseable {
  /** Parts of a batch. */
  static final int SHARDS = 4;

  private final List<ExecutorService> threads = new ArrayList<>();
  private final List<Replica> replicas = new ArrayList<>();
  private final int weights;

  /**
   * Starts the threads.
   *
   * @param weights how many a network has
   */
  Replicas(final int count, final int weights, final Supplier<Replica> replica) {
    this.weights = weights;
    for (int i = 0; i < Math.min(count, SHARDS); i++) {
      final ExecutorService thread =
          Executors.newSingleThreadExecutor(
              work -> {
                final Thread each = new Thread(work, "training");
                each.setDaemon(true);
                return each;
              });
      threads.add(thread);
      replicas.add(result(thread.submit(replica::get)));
    }
  }

  /** A sum over shards. */
  record Sum(double loss, float[] gradient) {}

  /** The mean over all shards of the loss and its gradient. */
  Sum gradient(final float[] values, final IntFunction<Batch> shards) {
    final double[] losses = new double[SHARDS];
    final float[][] gradients = new float[SHARDS][];
    all(
        values,
        (replica, shard) -> {
          gradients[shard] = new float[weights];
          losses[shard] = replica.gradient(shards.apply(shard), gradients[shard]);
        });
    double loss = 0;
    final float[] sum = new float[weights];
    for (int shard = 0; shard < SHARDS; shard++) {
      loss += losses[shard] / SHARDS;
      for (int i = 0; i < weights; i++) {
        sum[i] += gradients[shard][i] / SHARDS;
      }
    }
    return new Sum(loss, sum);
  }

  /** The mean squared error of each shard. */
  double[] meanSquares(final float[] values, final List<Batch> shards) {
    final double[] squares = new double[SHARDS];
    all(values, (replica, shard) -> squares[shard] = replica.meanSquare(shards.get(shard)));
    return squares;
  }

  private interface Work {
    void on(Replica replica, int shard);
  }

  private void all(final float[] values, final Work work) {
    final List<Future<Void>> running = new ArrayList<>();
    for (int i = 0; i < threads.size(); i++) {
      final int first = i;
      final Callable<Void> task =
          () -> {
            replicas.get(first).set(values);
            for (int shard = first; shard < SHARDS; shard += threads.size()) {
              work.on(replicas.get(first), shard);
            }
            return null;
          };
      running.add(threads.get(i).submit(task));
    }
    running.forEach(Replicas::result);
  }

  private static <T> T result(final Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new org.finegrid.training.TrainingStopped();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    threads.forEach(ExecutorService::shutdownNow);
  }
}
