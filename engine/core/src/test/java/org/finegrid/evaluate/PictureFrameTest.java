package org.finegrid.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.Window;
import org.finegrid.testing.MemoryRaster;
import org.junit.jupiter.api.Test;

class PictureFrameTest {

  @Property(tries = 200)
  void aPieceIsMadeOfWholeCoarseCellsAndAPageStaysSmall(
      @ForAll @IntRange(min = 2, max = 16) final int factor,
      @ForAll @IntRange(min = 1, max = 90) final int columns,
      @ForAll @IntRange(min = 1, max = 90) final int rows,
      @ForAll @IntRange(min = 5, max = 30) final int fields,
      @ForAll @IntRange(min = 1, max = 200) final int bands) {
    final GridGeometry grid = MemoryRaster.projected(columns * factor, rows * factor);
    final PictureFrame frame = PictureFrame.of(grid, factor, fields, bands);
    final Window window = frame.window(new double[(int) grid.window().cells()]);
    assertTrue(grid.window().contains(window), window.toString());
    assertEquals(0, window.column() % factor + window.row() % factor);
    assertEquals(0, window.width() % factor + window.height() % factor);
    final long drawn = IntStream.range(0, bands).filter(frame::draws).count();
    assertTrue(drawn >= 1 && frame.draws(0));
    assertTrue(drawn * fields * window.cells() <= 1.3 * (4 << 20), drawn + " of " + window);
  }

  @Test
  void aFieldThatFitsIsDrawnWhole() {
    final GridGeometry grid = MemoryRaster.projected(400, 300);
    assertEquals(grid.window(), PictureFrame.of(grid, 4, 6, 1).window(new double[400 * 300]));
  }

  @Test
  void aPieceIsCutWhereTheDataAre() {
    final GridGeometry grid = MemoryRaster.projected(2000, 2000);
    final double[] truth = new double[2000 * 2000];
    Arrays.fill(truth, Double.NaN);
    for (int row = 1900; row < 2000; row++) {
      Arrays.fill(truth, row * 2000, row * 2000 + 100, 1);
    }
    final Window window = PictureFrame.of(grid, 4, 6, 1).window(truth);
    assertEquals(0, window.column());
    assertEquals(2000, window.endRow());
  }
}
