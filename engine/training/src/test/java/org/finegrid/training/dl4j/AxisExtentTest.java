package org.finegrid.training.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Spans against bookkeeping of every single cell. */
class AxisExtentTest {
  private static final int CELLS = 60;

  /** Which input cells each cell of one axis has seen. */
  private static BitSet[] input() {
    final BitSet[] cells = new BitSet[CELLS];
    for (int i = 0; i < CELLS; i++) {
      cells[i] = new BitSet();
      cells[i].set(i);
    }
    return cells;
  }

  /** A convolution without padding. */
  private static BitSet[] conv(final BitSet[] cells, final int taps, final int dilation) {
    final BitSet[] made = new BitSet[cells.length - (taps - 1) * dilation];
    for (int j = 0; j < made.length; j++) {
      made[j] = new BitSet();
      for (int t = 0; t < taps; t++) {
        made[j].or(cells[j + t * dilation]);
      }
    }
    return made;
  }

  /** A transposed convolution without cropping. */
  private static BitSet[] transposed(final BitSet[] cells, final int taps, final int stride) {
    final BitSet[] made = new BitSet[stride * (cells.length - 1) + taps];
    for (int j = 0; j < made.length; j++) {
      made[j] = new BitSet();
      for (int t = 0; t < taps; t++) {
        if (j - t >= 0 && (j - t) % stride == 0 && (j - t) / stride < cells.length) {
          made[j].or(cells[(j - t) / stride]);
        }
      }
    }
    return made;
  }

  @Property
  void holdsWhatEveryCellHasSeen(
      @ForAll @IntRange(min = 1, max = 5) final int first,
      @ForAll @IntRange(min = 1, max = 2) final int dilation,
      @ForAll @IntRange(min = 1, max = 4) final int stride,
      @ForAll @IntRange(min = 0, max = 5) final int moreTaps,
      @ForAll @IntRange(min = 1, max = 5) final int last) {
    final int taps = stride + moreTaps;
    final BitSet[] cells = conv(transposed(conv(input(), first, dilation), taps, stride), last, 1);
    final int extent = (first - 1) * dilation;
    final AxisExtent span =
        AxisExtent.input()
            .window(-(extent / 2), extent - extent / 2, extent / 2, extent - extent / 2)
            .transposed(stride, taps, 1, 0)
            .window(
                -((last - 1) / 2),
                last - 1 - (last - 1) / 2,
                (last - 1) / 2,
                last - 1 - (last - 1) / 2);
    assertEquals(cells.length, CELLS * stride - span.before() - span.after());
    int farthest = 0;
    for (int j = 20 * stride; j < 40 * stride; j++) {
      final BitSet seen = cells[j - span.before()];
      final int own = j / stride;
      farthest = Math.max(farthest, own - seen.nextSetBit(0));
      farthest = Math.max(farthest, seen.length() - 1 - own);
      assertEquals(own + span.lowest()[j % stride], seen.nextSetBit(0));
      assertEquals(own + span.highest()[j % stride], seen.length() - 1);
    }
    assertEquals(farthest, span.halo());
  }

  @Test
  void blocksOfFineCellsAreCellsAgain() {
    final AxisExtent span = AxisExtent.input().finer(4).window(-1, 1, 0, 0).coarser(2);
    assertEquals(2, span.factor().orElseThrow());
    assertArrayEquals(new int[] {-1, 0}, span.lowest());
    assertArrayEquals(new int[] {0, 1}, span.highest());
  }

  @Test
  void blocksOfCoarseCellsHaveNoWholeFactor() {
    final AxisExtent span = AxisExtent.input().coarser(2);
    assertTrue(span.factor().isEmpty());
    assertEquals(2, span.finer(4).factor().orElseThrow());
  }

  @Test
  void resultsOfDifferentSizesDoNotGoTogether() {
    final AxisExtent whole = AxisExtent.input();
    assertEquals(Optional.empty(), whole.with(whole.window(-1, 1, 1, 1)));
    assertEquals(Optional.empty(), whole.with(whole.finer(2)));
  }

  @Test
  void bicubicUpsamplingSeesTwoCellsOnEachSide() {
    assertEquals(2, AxisExtent.bicubic(2).halo());
    assertEquals(2, AxisExtent.bicubic(3).halo());
    assertEquals(2, AxisExtent.bicubic(4).halo());
  }
}
