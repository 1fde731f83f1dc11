package org.finegrid.training.dictionary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Features of many windows, each brought to length one, kept outside the heap in blocks. Those of
 * windows that are nearly flat are zero: their direction is noise.
 */
final class UnitFeatures implements AutoCloseable {
  /** Windows in a block. */
  static final int BLOCK = 2048;

  private final int size;
  private final double minNorm;
  private final List<Columns> blocks = new ArrayList<>();
  private final float[] lengths;
  private final float[] next;
  private int count;

  /**
   * Room for windows.
   *
   * @param size number of features
   * @param capacity capacity in windows
   * @param minNorm the smallest norm of features that are not flat
   */
  UnitFeatures(final int size, final int capacity, final double minNorm) {
    this.size = size;
    this.minNorm = minNorm;
    this.lengths = new float[capacity];
    this.next = new float[size * BLOCK];
  }

  /** Takes more windows, one after the other. */
  void add(final float[] features) {
    for (int at = 0; at < features.length; at += size) {
      final int to = count % BLOCK * size;
      double square = 0;
      for (int i = 0; i < size; i++) {
        square += (double) features[at + i] * features[at + i];
      }
      final double length = Math.sqrt(square);
      final float scale = length >= minNorm ? (float) (1 / length) : 0;
      for (int i = 0; i < size; i++) {
        next[to + i] = features[at + i] * scale;
      }
      lengths[count++] = (float) length;
      if (count % BLOCK == 0) {
        blocks.add(Columns.of(size, next, 0, next.length));
      }
    }
  }

  /** Takes no more. */
  void end() {
    if (count % BLOCK != 0) {
      blocks.add(Columns.of(size, next, 0, count % BLOCK * size));
    }
    Arrays.fill(next, 0);
  }

  List<Columns> blocks() {
    return blocks;
  }

  int count() {
    return count;
  }

  /** A window's features before they were brought to length one were this long. */
  float length(final int window) {
    return lengths[window];
  }

  void read(final int window, final float[] target) {
    blocks.get(window / BLOCK).read(window % BLOCK, target);
  }

  @Override
  public void close() {
    blocks.forEach(Columns::close);
  }
}
