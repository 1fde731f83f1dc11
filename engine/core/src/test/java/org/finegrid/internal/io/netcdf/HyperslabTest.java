package org.finegrid.internal.io.netcdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HyperslabTest {

  @Property(tries = 300)
  void boxesCoverARunOnceAndInOrder(
      @ForAll @Size(min = 0, max = 3) final List<@IntRange(min = 1, max = 5) Integer> dimensions,
      @ForAll @IntRange(min = 0, max = 200) final int start,
      @ForAll @IntRange(min = 1, max = 200) final int length,
      @ForAll @IntRange(min = 1, max = 40) final int max) {
    final int[] sizes = dimensions.stream().mapToInt(Integer::intValue).toArray();
    final int total = Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
    final int first = start % total;
    final int count = 1 + (length - 1) % (total - first);
    final List<Integer> covered = new ArrayList<>();
    for (final Hyperslab box : Hyperslab.cover(first, count, sizes, max)) {
      assertTrue(box.bands() <= max);
      for (int i = 0; i < box.bands(); i++) {
        covered.add(band(box, i, sizes));
      }
    }
    final int[] expected = new int[count];
    Arrays.setAll(expected, i -> first + i);
    assertArrayEquals(expected, covered.stream().mapToInt(Integer::intValue).toArray());
  }

  /** The band that the i-th plane of a box belongs to, counted the slow way. */
  private static int band(final Hyperslab box, final int i, final int[] sizes) {
    int rest = i;
    int stride = 1;
    int band = 0;
    for (int d = sizes.length - 1; d >= 0; d--) {
      band += (box.origin()[d] + rest % box.shape()[d]) * stride;
      rest /= box.shape()[d];
      stride *= sizes[d];
    }
    return band;
  }

  @Test
  void aMonthOfHoursIsOneRead() {
    assertEquals(1, Hyperslab.cover(0, 744, new int[] {744}, 2000).size());
    assertEquals(1, Hyperslab.cover(0, 744, new int[] {31, 24}, 2000).size());
  }
}
