package org.finegrid.testing;

import java.util.Arrays;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterWriter;

/** A raster written into memory, which checks that each cell is written once. */
public final class MemoryOutput implements RasterWriter {
  private final RasterDescription description;
  private final int block;
  private final float[][] planes;
  private final boolean[][] written;
  private boolean committed;

  /** An output of blocks of that edge. */
  public MemoryOutput(final RasterDescription description, final int block) {
    this.description = description;
    this.block = block;
    final int cells = (int) description.geometry().window().cells();
    this.planes = new float[description.bands().size()][cells];
    this.written = new boolean[description.bands().size()][cells];
  }

  /** What was described at the beginning. */
  public RasterDescription description() {
    return description;
  }

  /** The values of one band, once all are there. */
  public float[] plane(final int band) {
    if (!committed) {
      throw new IllegalStateException("not committed");
    }
    return planes[band];
  }

  @Override
  public int blockSize() {
    return block;
  }

  @Override
  public synchronized void write(final int band, final Window window, final float[] values) {
    final int width = description.geometry().width();
    final int height = description.geometry().height();
    check(window.column() % block == 0 && window.row() % block == 0, "begins off a block");
    check(window.endColumn() % block == 0 || window.endColumn() == width, "ends off a block");
    check(window.endRow() % block == 0 || window.endRow() == height, "ends off a block");
    check(values.length == window.cells(), "has the wrong length");
    for (int y = 0; y < window.height(); y++) {
      for (int x = 0; x < window.width(); x++) {
        final int cell = (window.row() + y) * width + window.column() + x;
        check(!written[band][cell], "is written twice");
        written[band][cell] = true;
        planes[band][cell] = values[y * window.width() + x];
      }
    }
  }

  private static void check(final boolean right, final String what) {
    if (!right) {
      throw new IllegalStateException("a window " + what);
    }
  }

  @Override
  public synchronized void commit() {
    for (final boolean[] plane : written) {
      for (final boolean cell : plane) {
        check(cell, "is missing");
      }
    }
    committed = true;
  }

  @Override
  public synchronized void close() {
    if (!committed) {
      Arrays.stream(planes).forEach(plane -> Arrays.fill(plane, Float.NaN));
    }
  }
}
