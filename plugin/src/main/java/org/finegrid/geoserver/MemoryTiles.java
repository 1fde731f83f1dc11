package org.finegrid.geoserver;

import java.util.Arrays;
import org.finegrid.internal.coverage.TileGrid;

/** Tiles that are kept on the heap. */
final class MemoryTiles implements ResultTiles {
  private final TileGrid grid;
  private final ResultQuota.Part part;
  private final float[][][] tiles;

  /**
   * Room for tiles.
   *
   * @param part the part of the heap that they take, given back on closing
   */
  MemoryTiles(final TileGrid grid, final ResultQuota.Part part) {
    this.grid = grid;
    this.part = part;
    this.tiles = new float[grid.columns() * grid.rows()][][];
  }

  @Override
  public void put(final int column, final int row, final float[][] cells) {
    tiles[row * grid.columns() + column] = cells;
  }

  @Override
  public float[][] tile(final int column, final int row) {
    return tiles[row * grid.columns() + column];
  }

  @Override
  public float[][] lines(final int column, final int row, final int first, final int count) {
    final int width = grid.covered(column, row).width;
    return Arrays.stream(tile(column, row))
        .map(plane -> Arrays.copyOfRange(plane, first * width, (first + count) * width))
        .toArray(float[][]::new);
  }

  @Override
  public void close() {
    // The cells are released with the result.
    part.close();
  }
}
