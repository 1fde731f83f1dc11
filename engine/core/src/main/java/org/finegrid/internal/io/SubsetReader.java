package org.finegrid.internal.io;

import java.util.List;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.Message;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterReader;

/**
 * Some bands and some columns and rows of a raster, as a raster of its own. On a grid that goes
 * once around the globe the columns may run across its edge.
 */
public final class SubsetReader implements RasterReader {
  private final RasterReader whole;
  private final RasterDescription description;
  private final int[] bands;
  private final int firstColumn;
  private final int firstRow;
  private final int wholeWidth;
  private final boolean wraps;

  /**
   * A part of a raster.
   *
   * @param whole the raster, closed with this
   * @param description metadata of the part
   * @param bands the whole's band for each of the part's
   * @param firstColumn the whole's column where the part begins; taken modulo the whole's width
   * @param firstRow the whole's row where the part begins
   */
  public SubsetReader(
      final RasterReader whole,
      final RasterDescription description,
      final int[] bands,
      final int firstColumn,
      final int firstRow) {
    this.whole = whole;
    this.description = description;
    this.bands = bands.clone();
    this.wholeWidth = whole.description().geometry().width();
    this.wraps = whole.description().geometry().wrapsAround();
    this.firstColumn = Math.floorMod(firstColumn, wholeWidth);
    this.firstRow = firstRow;
  }

  @Override
  public RasterDescription description() {
    return description;
  }

  @Override
  public List<Message> notes() {
    return whole.notes();
  }

  @Override
  public Window readable() {
    final Window all = whole.readable();
    if (wraps) {
      // Once around to either side: wider than any model's halo.
      return new Window(-wholeWidth, all.row() - firstRow, 3 * wholeWidth, all.height());
    }
    return all.shift(-firstColumn, -firstRow);
  }

  @Override
  public Window whole() {
    return whole.whole().shift(-firstColumn, -firstRow);
  }

  @Override
  public GridGeometry wholeGeometry() {
    // A reference that was stated for the part holds for its neighbours as well.
    return whole.wholeGeometry().withReference(description.geometry().reference());
  }

  @Override
  public void read(final int[] chosen, final Window window, final double[][] planes) {
    final int[] sources = new int[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      sources[i] = bands[chosen[i]];
    }
    if (!wraps) {
      whole.read(sources, window.shift(firstColumn, firstRow), planes);
      return;
    }
    final int row = firstRow + window.row();
    int done = 0;
    while (done < window.width()) {
      // Up to the whole's edge, where a globe continues at its other side.
      final int column = Math.floorMod(firstColumn + window.column() + done, wholeWidth);
      final int columns = Math.min(window.width() - done, wholeWidth - column);
      if (columns == window.width()) {
        whole.read(sources, new Window(column, row, columns, window.height()), planes);
        return;
      }
      readPart(
          sources, new Window(column, row, columns, window.height()), planes, window.width(), done);
      done += columns;
    }
  }

  private void readPart(
      final int[] sources,
      final Window part,
      final double[][] planes,
      final int stride,
      final int offset) {
    final double[][] values = new double[sources.length][(int) part.cells()];
    whole.read(sources, part, values);
    for (int b = 0; b < sources.length; b++) {
      for (int y = 0; y < part.height(); y++) {
        System.arraycopy(values[b], y * part.width(), planes[b], y * stride + offset, part.width());
      }
    }
  }

  @Override
  public void close() {
    whole.close();
  }
}
