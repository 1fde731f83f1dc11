package org.finegrid.downscale;

import java.util.Map;
import java.util.OptionalDouble;
import org.finegrid.grid.Window;
import org.finegrid.internal.io.StoredNoData;
import org.finegrid.io.RasterWriter;

/** Takes the tiles that workers make, each thread's into a map of its own. */
final class TileSink implements RasterWriter {
  private final ThreadLocal<Map<Integer, float[][]>> tiles = new ThreadLocal<>();
  private final int edge;
  private final int columns;
  private final int bands;
  private final float noData;
  private final StoredNoData rules;

  /**
   * A sink for tiles of one raster.
   *
   * @param edge edge of a tile in fine cells
   * @param columns tiles across
   * @param noData what stands for NoData in them
   */
  TileSink(final int edge, final int columns, final int bands, final float noData) {
    this.edge = edge;
    this.columns = columns;
    this.bands = bands;
    this.noData = noData;
    this.rules = StoredNoData.of(true, OptionalDouble.of(noData));
  }

  /** Runs something whose tiles go into a map, by their number, row by row. */
  void collect(final Map<Integer, float[][]> into, final Runnable work) {
    tiles.set(into);
    try {
      work.run();
    } finally {
      tiles.remove();
    }
  }

  @Override
  public int blockSize() {
    return 1;
  }

  @Override
  public void write(final int band, final Window window, final float[] values) {
    final int tile = window.row() / edge * columns + window.column() / edge;
    tiles.get().computeIfAbsent(tile, each -> new float[bands][])[band] = kept(values);
  }

  /** A copy, as workers use their arrays again, with what stands for NoData. */
  private float[] kept(final float[] values) {
    final float[] kept = values.clone();
    if (!Float.isNaN(noData)) {
      for (int i = 0; i < kept.length; i++) {
        kept[i] = rules.stored(kept[i]);
      }
    }
    return kept;
  }

  @Override
  public void commit() {
    // There is no file.
  }

  @Override
  public void close() {
    // There is no file.
  }
}
