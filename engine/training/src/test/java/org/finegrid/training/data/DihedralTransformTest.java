package org.finegrid.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DihedralTransformTest {
  private static final int EDGE = 4;

  @Test
  void oneAfterAnotherIsBothInTurn() {
    for (final DihedralTransform first : DihedralTransform.ALL) {
      for (final DihedralTransform second : DihedralTransform.ALL) {
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
    for (final DihedralTransform turn : DihedralTransform.ALL) {
      cornersAndNeighbours.add(turn.place(0, EDGE) * EDGE * EDGE + turn.place(1, EDGE));
    }
    assertEquals(8, cornersAndNeighbours.size());
  }

  @Test
  void theInverseLaysBackARectangle() {
    final FloatPlane plane = new FloatPlane(3, 2, new float[] {1, 2, 3, 4, 5, 6});
    for (final DihedralTransform turn : DihedralTransform.ALL) {
      final FloatPlane laid = plane.turned(turn);
      assertEquals(turn.swapped() ? 2 : 3, laid.width());
      assertEquals(plane, laid.turned(turn.inverse()), turn.toString());
    }
  }
}
