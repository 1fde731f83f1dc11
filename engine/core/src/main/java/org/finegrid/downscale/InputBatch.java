package org.finegrid.downscale;

import java.util.List;
import org.finegrid.grid.Window;

/**
 * The windows that a model is run on at once, ordered tile by tile, in each tile band by band.
 *
 * @param bands indices of the raster's bands
 * @param tiles the window of each tile in coarse cells of the raster, all of one size; a window may
 *     extend beyond the raster
 * @param cores the cells of each tile that are completed with it
 */
record InputBatch(int[] bands, List<Window> tiles, List<Window> cores) {

  /** How many windows. */
  int count() {
    return bands.length * tiles.size();
  }

  /** Columns of each. */
  int width() {
    return tiles.get(0).width();
  }

  /** Rows of each. */
  int height() {
    return tiles.get(0).height();
  }
}
