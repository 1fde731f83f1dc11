package org.finegrid.io.gdal;

import java.util.List;
import org.finegrid.grid.Message;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterReader;
import org.gdal.gdalconst.gdalconst;

/** An open raster of GDAL's. */
final class GdalReader implements RasterReader {
  /** Cells fetched at once; bounds the memory that a read takes beside its result. */
  private static final int CELLS_AT_ONCE = 1 << 22;

  private final String file;
  private final DatasetPool pool;
  private final Layout layout;

  /**
   * How the cells of a dataset become the raster's.
   *
   * @param description metadata of the raster
   * @param sources the dataset's band for each of the raster's, from 1
   * @param rules how stored numbers become values, for each of the raster's bands
   * @param rowsReversed whether the dataset's last row is the raster's first
   * @param mask what leaves cells out beside their values
   * @param notes what a user should know of how it is read
   */
  record Layout(
      RasterDescription description,
      int[] sources,
      CellRules[] rules,
      boolean rowsReversed,
      CellMask mask,
      List<Message> notes) {}

  GdalReader(final String file, final DatasetPool pool, final Layout layout) {
    this.file = file;
    this.pool = pool;
    this.layout = layout;
  }

  @Override
  public RasterDescription description() {
    return layout.description();
  }

  @Override
  public List<Message> notes() {
    return layout.notes();
  }

  @Override
  public void read(final int[] bands, final Window window, final double[][] planes) {
    if (!description().geometry().window().contains(window)) {
      throw new IllegalArgumentException(window + " leaves the raster");
    }
    pool.use(
        open -> {
          final int rows = Math.max(1, Math.min(window.height(), CELLS_AT_ONCE / window.width()));
          for (int row = 0; row < window.height(); row += rows) {
            final Window strip =
                new Window(
                    window.column(),
                    window.row() + row,
                    window.width(),
                    Math.min(rows, window.height() - row));
            final int max = (int) Math.max(1, CELLS_AT_ONCE / strip.cells());
            for (int from = 0; from < bands.length; from += max) {
              final int count = Math.min(max, bands.length - from);
              readBands(open, bands, from, count, strip, planes, row * window.width());
            }
          }
        });
  }

  /** Bands are read together, since many files store them cell by cell. */
  private void readBands(
      final OpenDataset open,
      final int[] bands,
      final int from,
      final int count,
      final Window strip,
      final double[][] planes,
      final int at) {
    final int cells = (int) strip.cells();
    final double[] stored = new double[Math.multiplyExact(cells, count)];
    final int[] sources = new int[count];
    for (int i = 0; i < count; i++) {
      sources[i] = layout.sources[bands[from + i]];
    }
    final int top =
        layout.rowsReversed ? description().geometry().height() - strip.endRow() : strip.row();
    final int code =
        GdalCalls.call(
            file,
            "cannot be read",
            () ->
                open.dataset()
                    .ReadRaster(
                        strip.column(),
                        top,
                        strip.width(),
                        strip.height(),
                        strip.width(),
                        strip.height(),
                        gdalconst.GDT_Float64,
                        stored,
                        sources));
    if (code != gdalconst.CE_None) {
      throw new RasterException(file + ": is corrupt; GDAL could not read all cells");
    }
    for (int i = 0; i < count; i++) {
      final CellRules rules = layout.rules[bands[from + i]];
      for (int row = 0; row < strip.height(); row++) {
        final int line = layout.rowsReversed ? strip.height() - 1 - row : row;
        rules.unpack(
            stored,
            i * cells + line * strip.width(),
            planes[from + i],
            at + row * strip.width(),
            strip.width());
      }
    }
    layout.mask.apply(file, open.dataset(), strip, sources, planes, from, at);
  }

  @Override
  public void close() {
    pool.close();
  }
}
