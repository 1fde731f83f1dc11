package org.finegrid.internal.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.finegrid.grid.Window;
import org.finegrid.testing.MemoryRaster;

class HaloReaderTest {

  private static int mirrored(final int index, final int size) {
    int i = index;
    while (i < 0 || i >= size) {
      i = i < 0 ? -1 - i : 2 * size - 1 - i;
    }
    return i;
  }

  @Property(tries = 300)
  void beyondTheEdgeTheRasterIsMirroredOrGoesRoundTheGlobe(
      @ForAll @IntRange(min = 1, max = 12) final int width,
      @ForAll @IntRange(min = 1, max = 12) final int height,
      @ForAll @IntRange(min = -20, max = 12) final int column,
      @ForAll @IntRange(min = -20, max = 12) final int row,
      @ForAll @IntRange(min = 1, max = 40) final int columns,
      @ForAll @IntRange(min = 1, max = 40) final int rows,
      @ForAll final boolean global) {
    final double[] plane = new double[width * height];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = i;
    }
    final MemoryRaster raster =
        new MemoryRaster(
            global ? MemoryRaster.global(width, height) : MemoryRaster.projected(width, height),
            plane);
    final double[][] read = new double[1][columns * rows];
    new HaloReader(raster).read(new int[] {0}, new Window(column, row, columns, rows), read);
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        final int sourceX = global ? Math.floorMod(column + x, width) : mirrored(column + x, width);
        assertEquals(
            mirrored(row + y, height) * width + sourceX, read[0][y * columns + x], x + "," + y);
      }
    }
  }
}
