package org.finegrid.geoserver;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Bytes of the heap or of the disk that results take until they are written. */
final class ResultQuota {
  private long taken;
  private long unfilled;

  /** Bytes that a result takes. */
  final class Part implements AutoCloseable {
    private final AtomicBoolean closed = new AtomicBoolean();
    private final long bytes;
    private long left;

    private Part(final long bytes) {
      this.bytes = bytes;
      this.left = bytes;
    }

    /** Some of them are in use now, and no longer among what is free. */
    void filled(final long some) {
      synchronized (ResultQuota.this) {
        left -= some;
        unfilled -= some;
      }
    }

    /** Gives them back; a second time does nothing. */
    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        synchronized (ResultQuota.this) {
          taken -= bytes;
          unfilled -= left;
        }
      }
    }
  }

  /**
   * Takes bytes, where there are enough.
   *
   * @param max how many all parts together may be
   * @param free how many are free, of which those that others have not filled yet are not
   */
  synchronized Optional<Part> take(final long bytes, final long max, final long free) {
    if (bytes > max - taken || bytes > free - unfilled) {
      return Optional.empty();
    }
    taken += bytes;
    unfilled += bytes;
    return Optional.of(new Part(bytes));
  }

  /** How many are taken. */
  synchronized long taken() {
    return taken;
  }
}
