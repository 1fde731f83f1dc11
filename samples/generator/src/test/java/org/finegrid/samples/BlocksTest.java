package org.finegrid.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.finegrid.field.FieldPlane;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlocksTest {
  private static final FieldPlane PLANE =
      FieldPlane.of(20, 13, (column, row) -> 100 * row + column);

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 16, 32})
  void everyCellIsWrittenOnceInAlignedBlocks(final int blockSize) {
    final Cells cells = new Cells(blockSize);
    Blocks.write(cells, 0, PLANE);
    assertEquals(FieldPlane.of(20, 13, cells.values), PLANE);
  }

  /** Remembers what is written. */
  private static final class Cells implements RasterWriter {
    private final int blockSize;
    private final double[] values = new double[20 * 13];

    Cells(final int blockSize) {
      this.blockSize = blockSize;
      Arrays.fill(values, Double.NaN);
    }

    @Override
    public int blockSize() {
      return blockSize;
    }

    @Override
    public void write(final int band, final Window window, final float[] block) {
      assertEquals(0, window.column() % blockSize);
      assertEquals(0, window.row() % blockSize);
      for (int row = 0; row < window.height(); row++) {
        for (int column = 0; column < window.width(); column++) {
          final int cell = (window.row() + row) * 20 + window.column() + column;
          assertEquals(Double.NaN, values[cell]);
          values[cell] = block[row * window.width() + column];
        }
      }
    }

    @Override
    public void commit() {}

    @Override
    public void close() {}
  }
}
