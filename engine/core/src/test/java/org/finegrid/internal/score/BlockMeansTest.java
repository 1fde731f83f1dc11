package org.finegrid.internal.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.Window;
import org.finegrid.testing.MemoryRaster;
import org.junit.jupiter.api.Test;

class BlockMeansTest {
  private static final double NONE = Double.NaN;

  @Test
  void aCoarseCellIsTheMeanOfItsChildrenWithData() {
    final double[] fine = {1, 2, NONE, NONE, 3, 6, NONE, 8};
    assertArrayEquals(
        new double[] {3, 8},
        BlockMeans.of(fine, new Window(0, 0, 4, 2), 2, CellWeights.equal(4, 2)));
  }

  @Test
  void aCoarseCellWhoseChildrenAllLackDataLacksThem() {
    assertArrayEquals(
        new double[] {NONE},
        BlockMeans.of(
            new double[] {NONE, NONE, NONE, NONE},
            new Window(0, 0, 2, 2),
            2,
            CellWeights.equal(2, 2)));
  }

  @Test
  void aCoarseCellMayNeedDataOnAShareOfItsArea() {
    final double[] fine = {1, NONE, 1, 5, 3, NONE, NONE, NONE};
    final Window window = new Window(0, 0, 4, 2);
    final CellWeights equal = CellWeights.equal(4, 2);
    assertArrayEquals(new double[] {2, 3}, BlockMeans.of(fine, window, 2, equal, 0.5));
    assertArrayEquals(
        new double[] {2, NONE},
        BlockMeans.of(new double[] {1, NONE, 1, NONE, 3, NONE, NONE, NONE}, window, 2, equal, 0.5));
    assertArrayEquals(new double[] {NONE, NONE}, BlockMeans.of(fine, window, 2, equal, 1));
  }

  @Test
  void childrenCountByTheirArea() {
    final double north = 1 - Math.sin(Math.PI / 4);
    final double south = Math.sin(Math.PI / 4);
    final CellWeights weights = CellWeights.of(MemoryRaster.global(4, 4));
    final double[] fine = {1, 1, 1, 1, 0, 0, 0, 0};
    assertArrayEquals(
        new double[] {north / (north + south), north / (north + south)},
        BlockMeans.of(fine, new Window(0, 0, 4, 2), 2, weights),
        1e-15);
    // Of the southern half, the lower row is the polar one.
    assertArrayEquals(
        new double[] {south / (north + south), south / (north + south)},
        BlockMeans.of(fine, new Window(0, 2, 4, 2), 2, weights),
        1e-15);
  }

  @Test
  void rowsThatMakeNoWholeCellsAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> BlockMeans.of(new double[6], new Window(0, 0, 2, 3), 2, CellWeights.equal(2, 3)));
  }

  @Property(tries = 50)
  void theMeanOfAWholeFieldStays(
      @ForAll final long seed,
      @ForAll @IntRange(min = 1, max = 6) final int factor,
      @ForAll @IntRange(min = 1, max = 5) final int columns,
      @ForAll @IntRange(min = 1, max = 5) final int rows) {
    final GridGeometry fine = MemoryRaster.global(columns * factor, rows * factor);
    final double[] field = Fields.random(seed, columns * rows * factor * factor, 0);
    final CellWeights weights = CellWeights.of(fine);
    final double[] coarse = BlockMeans.of(field, fine.window(), factor, weights);
    assertEquals(mean(field, weights), mean(coarse, CellWeights.of(fine.coarsen(factor))), 1e-12);
  }

  private static double mean(final double[] field, final CellWeights weights) {
    return FieldErrors.of(new FieldPair(field, field, weights)).truthMean();
  }

  @Property(tries = 50)
  void aCoarsenedGridCoversTheGroundOfTheFineOne(
      @ForAll @IntRange(min = 1, max = 6) final int factor,
      @ForAll @IntRange(min = 1, max = 9) final int columns) {
    final GridGeometry fine = MemoryRaster.projected(columns * factor, 3 * factor);
    final GridGeometry coarse = fine.coarsen(factor);
    assertEquals(fine, coarse.refine(factor));
    assertEquals(fine.x().edge(fine.width()), coarse.x().edge(columns));
  }
}
