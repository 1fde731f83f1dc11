package org.finegrid.internal.io.netcdf;

import java.util.ArrayList;
import java.util.List;

/**
 * A box of steps in the outer dimensions that is contiguous when bands are counted, so that one
 * read fetches a run of bands.
 *
 * @param origin first step along each outer dimension
 * @param shape steps along each
 * @param bands how many bands the box holds
 */
record Hyperslab(int[] origin, int[] shape, int bands) {

  /**
   * Cuts a run of bands into as few boxes as a greedy walk finds.
   *
   * @param first first band
   * @param count number of bands
   * @param sizes steps along each outer dimension; the last one is the fastest
   * @param max bands that one box may hold, at least 1
   */
  static List<Hyperslab> cover(final int first, final int count, final int[] sizes, final int max) {
    final List<Hyperslab> boxes = new ArrayList<>();
    int next = first;
    while (next < first + count) {
      final Hyperslab box = largest(next, Math.min(max, first + count - next), sizes);
      boxes.add(box);
      next += box.bands();
    }
    return boxes;
  }

  private static Hyperslab largest(final int first, final int atMost, final int[] sizes) {
    final int n = sizes.length;
    final int[] origin = new int[n];
    final int[] shape = new int[n];
    int rest = first;
    for (int i = n - 1; i >= 0; i--) {
      origin[i] = rest % sizes[i];
      shape[i] = 1;
      rest /= sizes[i];
    }
    int bands = 1;
    for (int i = n - 1; i >= 0; i--) {
      shape[i] = Math.min(sizes[i] - origin[i], atMost / bands);
      bands *= shape[i];
      // Only a dimension taken whole leaves the next one contiguous.
      if (shape[i] < sizes[i]) {
        break;
      }
    }
    return new Hyperslab(origin, shape, bands);
  }
}
