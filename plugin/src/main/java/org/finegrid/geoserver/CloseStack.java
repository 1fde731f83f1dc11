package org.finegrid.geoserver;

import java.util.ArrayDeque;
import java.util.Deque;

/** Resources to close, the last one first, unless they were passed on. */
final class CloseStack implements AutoCloseable {
  private final Deque<Runnable> things = new ArrayDeque<>();

  /** Holds a thing by what closes it. */
  void add(final Runnable close) {
    things.push(close);
  }

  /** All of it is another's now. */
  void handOn() {
    things.clear();
  }

  @Override
  public void close() {
    while (!things.isEmpty()) {
      things.pop().run();
    }
  }
}
