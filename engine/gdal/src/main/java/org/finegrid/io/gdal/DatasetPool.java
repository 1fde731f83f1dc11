package org.finegrid.io.gdal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.finegrid.grid.RasterException;

/**
 * One file, opened as often as threads read it at once: no dataset of GDAL's may be used by two
 * threads at a time.
 */
final class DatasetPool implements AutoCloseable {
  private final String file;
  private final Supplier<OpenDataset> opening;
  private final int max;
  private final Deque<OpenDataset> idle = new ArrayDeque<>();
  private int open = 1;
  private boolean closed;

  /**
   * A pool around the first opening.
   *
   * @param file what it is called in messages
   * @param first closed with the pool
   * @param opening opens it once more
   */
  DatasetPool(final String file, final OpenDataset first, final Supplier<OpenDataset> opening) {
    this.file = file;
    this.opening = opening;
    this.max = Runtime.getRuntime().availableProcessors();
    idle.add(first);
  }

  /** Runs a task on a dataset that no one else uses meanwhile. */
  void use(final Consumer<OpenDataset> task) {
    final OpenDataset taken = take();
    try {
      task.accept(taken);
    } finally {
      giveBack(taken);
    }
  }

  private OpenDataset take() {
    synchronized (this) {
      while (!closed && idle.isEmpty() && open >= max) {
        try {
          wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new RasterException(file + ": reading was interrupted", e);
        }
      }
      if (closed) {
        throw new RasterException(file + ": is closed already");
      }
      if (!idle.isEmpty()) {
        return idle.pop();
      }
      open++;
    }
    try {
      return opening.get();
    } catch (RuntimeException | Error e) {
      synchronized (this) {
        open--;
        notifyAll();
      }
      throw e;
    }
  }

  private synchronized void giveBack(final OpenDataset taken) {
    if (closed) {
      taken.close();
    } else {
      idle.push(taken);
      notifyAll();
    }
  }

  /** Closes what no thread uses; the rest when it is given back. */
  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
    idle.forEach(OpenDataset::close);
    idle.clear();
  }
}
