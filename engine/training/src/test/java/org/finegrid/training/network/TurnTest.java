package org.finegrid.training.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TurnTest {
  private static final int EDGE = 4;

  @Test
  void oneAfterAnotherIsBothInTurn() {
    for (final Turn first : Turn.ALL) {
      for (final Turn second : Turn.ALL) {
        for (int place = 0; place < EDGE * EDGE; place++) {
          assertEquals(
              first.place(second.place(place, EDGE), EDGE),
              first.after(second).place(place, EDGE),
              first + " after " + second);
        }
      }
    }
  }

  @Test
  void allEightDiffer() {
    final Set<Integer> cornersAndNeighbours = new HashSet<>();
    for (final Turn turn : Turn.ALL) {
      cornersAndNeighbours.add(turn.place(0, EDGE) * EDGE * EDGE + turn.place(1, EDGE));
    }
    assertEquals(8, cornersAndNeighbours.size());
  }
}
