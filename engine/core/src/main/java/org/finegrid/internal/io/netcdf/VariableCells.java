package org.finegrid.internal.io.netcdf;

import java.util.Arrays;
import ucar.ma2.Array;
import ucar.ma2.InvalidRangeException;
import ucar.ma2.Section;
import ucar.nc2.Variable;

/**
 * Boxes of a variable's stored cells. A compressed chunk often spans hundreds of time steps and has
 * to be unpacked whole for any of them; the box read last is therefore grown to whole chunks of
 * steps and kept, so that steps read one by one do not unpack the chunk each time.
 */
final class VariableCells {
  private final OpenFile file;
  private final Variable variable;
  private final int[] chunks;
  private final long max;
  private volatile Box last;

  /**
   * Cells in a box of the file.
   *
   * @param cells as stored
   * @param origin the box's first index along each dimension
   * @param shape its extent along each dimension
   */
  record Box(Array cells, int[] origin, int[] shape) {

    private boolean contains(final int[] otherOrigin, final int[] otherShape) {
      for (int i = 0; i < origin.length; i++) {
        if (otherOrigin[i] < origin[i] || otherOrigin[i] + otherShape[i] > origin[i] + shape[i]) {
          return false;
        }
      }
      return true;
    }

    /** Distance of neighbours along each dimension in the stored array. */
    int[] strides() {
      final int[] strides = new int[shape.length];
      int stride = 1;
      for (int i = shape.length - 1; i >= 0; i--) {
        strides[i] = stride;
        stride *= shape[i];
      }
      return strides;
    }

    /** Where a cell inside the box is in the stored array. */
    int offset(final int[] cell) {
      final int[] strides = strides();
      int offset = 0;
      for (int i = 0; i < cell.length; i++) {
        offset += (cell[i] - origin[i]) * strides[i];
      }
      return offset;
    }
  }

  /**
   * The cells of a grid.
   *
   * @param max cells to keep
   */
  VariableCells(final OpenFile file, final GriddedVariable grid, final long max) {
    this.file = file;
    this.variable = grid.variable();
    this.max = max;
    this.chunks = new int[variable.getRank()];
    Arrays.fill(chunks, 1);
    final double[] stored = Attributes.numbers(variable, "_ChunkSizes");
    if (file.signature() == NetcdfSignature.HDF5 && stored.length == chunks.length) {
      // Only along steps: neighbouring cells are read at once anyway.
      for (final int position : grid.outer()) {
        chunks[position] = (int) Math.max(1, stored[position]);
      }
    }
  }

  /** A box that holds at least these cells. */
  Box read(final int[] origin, final int[] shape) {
    final Box kept = last;
    if (kept != null && kept.contains(origin, shape)) {
      return kept;
    }
    final int[] grownOrigin = origin.clone();
    final int[] grownShape = shape.clone();
    long cells = 1;
    for (int i = 0; i < origin.length; i++) {
      final int chunk = chunks[i];
      grownOrigin[i] = origin[i] / chunk * chunk;
      final long end = (origin[i] + shape[i] + chunk - 1L) / chunk * chunk;
      grownShape[i] = (int) Math.min(variable.getShape(i), end) - grownOrigin[i];
      cells *= grownShape[i];
    }
    if (cells > max || Arrays.equals(shape, grownShape)) {
      return new Box(file.read(variable, section(origin, shape)), origin, shape);
    }
    final Box grown =
        new Box(file.read(variable, section(grownOrigin, grownShape)), grownOrigin, grownShape);
    last = grown;
    return grown;
  }

  static Section section(final int[] origin, final int[] shape) {
    try {
      return new Section(origin, shape);
    } catch (InvalidRangeException e) {
      throw new IllegalArgumentException("not inside the variable", e);
    }
  }
}
