package org.finegrid.geoserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ResultQuotaTest {
  private final ResultQuota space = new ResultQuota();

  @Test
  void partsTogetherAreNoMoreThanAllowed() {
    final ResultQuota.Part first = space.take(60, 100, Long.MAX_VALUE).orElseThrow();
    assertTrue(space.take(41, 100, Long.MAX_VALUE).isEmpty());
    assertTrue(space.take(40, 100, Long.MAX_VALUE).isPresent());
    first.close();
    first.close();
    assertEquals(40, space.taken());
  }

  @Test
  void whatOthersHaveNotWrittenYetIsNotFree() {
    final ResultQuota.Part first = space.take(60, Long.MAX_VALUE, 100).orElseThrow();
    assertTrue(space.take(50, Long.MAX_VALUE, 100).isEmpty());
    // The disk has 60 less, and nobody is to write them any more.
    first.filled(60);
    assertTrue(space.take(50, Long.MAX_VALUE, 40).isEmpty());
    assertTrue(space.take(40, Long.MAX_VALUE, 40).isPresent());
    first.close();
    assertTrue(space.take(60, Long.MAX_VALUE, 100).isPresent());
    assertTrue(space.take(1, Long.MAX_VALUE, 100).isEmpty());
  }
}
