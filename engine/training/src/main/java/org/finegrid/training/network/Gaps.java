package org.finegrid.training.network;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.finegrid.training.data.FloatPlane;

/** Gives cells without data the value of the nearest cell that has some. */
final class Gaps {

  private Gaps() {}

  /** The plane itself where it has no gaps. */
  static FloatPlane filled(final FloatPlane plane) {
    final float[] values = plane.values().clone();
    final ArrayDeque<Integer> front = new ArrayDeque<>();
    for (int i = 0; i < values.length; i++) {
      if (!Float.isNaN(values[i])) {
        front.add(i);
      }
    }
    if (front.size() == values.length) {
      return plane;
    }
    if (front.isEmpty()) {
      Arrays.fill(values, 0);
    }
    final int width = plane.width();
    while (!front.isEmpty()) {
      final int cell = front.poll();
      final int column = cell % width;
      final int[] neighbours = {
        column > 0 ? cell - 1 : -1,
        column < width - 1 ? cell + 1 : -1,
        cell - width,
        cell + width < values.length ? cell + width : -1
      };
      for (final int next : neighbours) {
        if (next >= 0 && Float.isNaN(values[next])) {
          values[next] = values[cell];
          front.add(next);
        }
      }
    }
    return new FloatPlane(width, plane.height(), values);
  }
}
