package org.finegrid.downscale;

/**
 * Lets threads through in the order of their numbers, so that joining does not depend on timing.
 */
final class Turnstile {
  private long next;
  private boolean broken;

  /** Waits for a number's turn. */
  synchronized void enter(final long number) {
    try {
      while (next != number && !broken) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
    if (broken) {
      throw new StoppedException();
    }
  }

  /** Ends a turn. */
  synchronized void leave() {
    next++;
    notifyAll();
  }

  /** Sends everyone away: a turn will never end. */
  synchronized void fail() {
    broken = true;
    notifyAll();
  }
}
