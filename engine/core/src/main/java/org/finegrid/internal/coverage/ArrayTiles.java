package org.finegrid.internal.coverage;

import java.awt.Rectangle;
import org.finegrid.internal.io.StoredNoData;
import org.finegrid.io.ArrayRaster;

/**
 * Tiles of a raster in memory.
 *
 * @param raster the raster, NaN where there is no data
 * @param grid how it is cut into tiles
 * @param rules what cells without data hold
 */
public record ArrayTiles(ArrayRaster raster, TileGrid grid, StoredNoData rules)
    implements TileSource {

  @Override
  public float[][] tile(final int column, final int row) {
    return lines(column, row, 0, grid.covered(column, row).height);
  }

  @Override
  public float[][] lines(final int column, final int row, final int first, final int count) {
    final Rectangle covered = grid.covered(column, row);
    final float[][] cells = new float[grid.bands()][count * covered.width];
    for (int band = 0; band < cells.length; band++) {
      final float[] plane = raster.values(band);
      for (int y = 0; y < count; y++) {
        final int from = (covered.y + first + y) * grid.width() + covered.x;
        for (int x = 0; x < covered.width; x++) {
          cells[band][y * covered.width + x] = rules.stored(plane[from + x]);
        }
      }
    }
    return cells;
  }
}
