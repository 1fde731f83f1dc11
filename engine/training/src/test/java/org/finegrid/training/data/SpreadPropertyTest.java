package org.finegrid.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SpreadPropertyTest {

  @Property
  void chosenNumbersRiseAndLieEvenlyApart(
      @ForAll @IntRange(min = 1, max = 5000) final int count,
      @ForAll @IntRange(min = 1, max = 100) final int most) {
    final int[] chosen = Rasters.spread(count, most);
    assertEquals(Math.min(count, most), chosen.length);
    final int step = (count + chosen.length - 1) / chosen.length;
    int before = -1;
    for (final int each : chosen) {
      assertTrue(each > before && each - before <= step + 1, Arrays.toString(chosen));
      before = each;
    }
    assertTrue(before < count && count - before <= step, Arrays.toString(chosen));
  }
}
