package org.finegrid.internal.io.netcdf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.finegrid.grid.Message;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterReader;
import org.finegrid.io.ReadOptions;
import ucar.nc2.Variable;

/** One variable of a NetCDF file as a raster, rows north first. */
final class NetcdfReader implements RasterReader {
  /** Cells fetched at once; bounds the memory that a read takes beside its result. */
  private static final long CELLS_AT_ONCE = 1 << 22;

  private final OpenFile file;
  private final VariableCells source;
  private final GriddedVariable grid;
  private final Packing packing;
  private final RasterDescription description;
  private final List<Message> notes;
  private final boolean rowsReversed;
  private final int[] outer;
  private final int[] sizes;

  private NetcdfReader(
      final OpenFile file,
      final GriddedVariable grid,
      final RasterDescription description,
      final List<String> notes) {
    this.file = file;
    this.grid = grid;
    this.description = description;
    this.notes = Message.list(notes);
    this.source = new VariableCells(file, grid, CELLS_AT_ONCE);
    this.packing = Packing.of(grid.variable());
    this.rowsReversed = description.coordinates().map(names -> names.rowsReversed()).orElse(false);
    this.outer = grid.outer();
    this.sizes = description.dimensions().stream().mapToInt(each -> each.size()).toArray();
  }

  static NetcdfReader open(final Path path, final ReadOptions options) {
    final OpenFile file = OpenFile.open(path);
    try {
      final GriddedVariable grid = VariableChoice.choose(file, options);
      touchLastCell(file, grid.variable());
      final List<String> notes = new ArrayList<>();
      return new NetcdfReader(file, grid, Describer.describe(file, grid, notes), notes);
    } catch (RuntimeException | Error e) {
      file.close();
      throw e;
    }
  }

  /**
   * A classic file cut short has a whole header, and so has one with compressions that are not read
   * here; better to learn it now than after an hour.
   */
  private static void touchLastCell(final OpenFile file, final Variable variable) {
    final int[] origin = variable.getShape();
    final int[] shape = new int[origin.length];
    for (int i = 0; i < origin.length; i++) {
      if (origin[i] == 0) {
        // Without cells; reported where the dimension is known.
        return;
      }
      origin[i]--;
      shape[i] = 1;
    }
    file.read(variable, VariableCells.section(origin, shape));
  }

  @Override
  public List<Message> notes() {
    return notes;
  }

  @Override
  public RasterDescription description() {
    return description;
  }

  @Override
  public void read(final int[] bands, final Window window, final double[][] planes) {
    if (!description.geometry().window().contains(window)) {
      throw new IllegalArgumentException(window + " leaves the raster");
    }
    // Fewer rows at once where a single band is large already.
    final int rows = (int) Math.max(1, Math.min(window.height(), CELLS_AT_ONCE / window.width()));
    for (int row = 0; row < window.height(); row += rows) {
      final int height = Math.min(rows, window.height() - row);
      final Window strip = new Window(window.column(), window.row() + row, window.width(), height);
      final int max = (int) Math.max(1, CELLS_AT_ONCE / strip.cells());
      for (int from = 0; from < bands.length; ) {
        final int count = run(bands, from);
        int to = from;
        for (final Hyperslab box : Hyperslab.cover(bands[from], count, sizes, max)) {
          readBox(box, strip, planes, to, row * window.width());
          to += box.bands();
        }
        from += count;
      }
    }
  }

  /** How many bands follow one another from there on. */
  private static int run(final int[] bands, final int from) {
    int count = 1;
    while (from + count < bands.length && bands[from + count] == bands[from] + count) {
      count++;
    }
    return count;
  }

  private void readBox(
      final Hyperslab box,
      final Window window,
      final double[][] planes,
      final int firstPlane,
      final int firstCell) {
    final int rank = grid.variable().getRank();
    final int[] origin = new int[rank];
    final int[] shape = new int[rank];
    for (int i = 0; i < outer.length; i++) {
      origin[outer[i]] = box.origin()[i];
      shape[outer[i]] = box.shape()[i];
    }
    origin[grid.xDimension()] = window.column();
    shape[grid.xDimension()] = window.width();
    origin[grid.yDimension()] =
        rowsReversed ? description.geometry().height() - window.endRow() : window.row();
    shape[grid.yDimension()] = window.height();
    final VariableCells.Box cells = source.read(origin, shape);
    final int[] strides = cells.strides();
    final int first = cells.offset(origin);
    for (int band = 0; band < box.bands(); band++) {
      final int start = first + start(band, box.shape(), strides);
      for (int row = 0; row < window.height(); row++) {
        final int stored = rowsReversed ? window.height() - 1 - row : row;
        packing.unpack(
            cells.cells(),
            start + stored * strides[grid.yDimension()],
            strides[grid.xDimension()],
            planes[firstPlane + band],
            firstCell + row * window.width(),
            window.width());
      }
    }
  }

  private int start(final int band, final int[] steps, final int[] strides) {
    int start = 0;
    int rest = band;
    for (int i = steps.length - 1; i >= 0; i--) {
      start += rest % steps[i] * strides[outer[i]];
      rest /= steps[i];
    }
    return start;
  }

  @Override
  public void close() {
    file.close();
  }
}
