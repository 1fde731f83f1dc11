package org.finegrid.internal.tile;

import java.util.ArrayList;
import java.util.List;
import org.finegrid.grid.Window;

/**
 * How a raster is cut: square cores of {@code edge} coarse cells partition it, row by row, and
 * every tile but the last of a row or column reaches {@code overlap} cells into the next ones,
 * where the two are blended.
 *
 * <p>With an overlap, a finished tile leaves a seam for the tiles to its right and below. So that
 * the seams' memory does not grow with the raster, a wide raster is processed in panels of at most
 * {@code panel} tiles; each panel but the first computes the last tile column of the one before it
 * again, only for its seam.
 *
 * @param width columns of the raster, coarse cells
 * @param height rows of the raster, coarse cells
 * @param edge edge of a core, coarse cells
 * @param overlap cells shared by neighbours
 * @param panel tiles across a panel
 */
public record TilePlan(int width, int height, int edge, int overlap, int panel) {
  private static final int PANEL = 64;

  /** Refuses a tile without cells and an overlap that is not smaller than the tile. */
  public TilePlan {
    if (edge < 1 || overlap < 0 || overlap >= edge || panel < 1) {
      throw new IllegalArgumentException("no plan: edge " + edge + ", overlap " + overlap);
    }
  }

  /** A plan with panels of 64 tiles. */
  public TilePlan(final int width, final int height, final int edge, final int overlap) {
    this(width, height, edge, overlap, PANEL);
  }

  /** Tile columns. */
  public int columns() {
    return (width + edge - 1) / edge;
  }

  /** Tile rows. */
  public int rows() {
    return (height + edge - 1) / edge;
  }

  /**
   * All tiles in the order in which they are joined: panel by panel, in each row by row, in each
   * from left to right.
   */
  public List<Tile> tiles() {
    final List<Tile> tiles = new ArrayList<>();
    final int step = overlap == 0 ? columns() : panel;
    for (int first = 0; first < columns(); first += step) {
      final int end = Math.min(first + step, columns());
      for (int row = 0; row < rows(); row++) {
        if (first > 0 && overlap > 0) {
          tiles.add(tile(first - 1, row, false));
        }
        for (int column = first; column < end; column++) {
          tiles.add(tile(column, row, true));
        }
      }
    }
    return tiles;
  }

  private Tile tile(final int column, final int row, final boolean emitted) {
    final int x = column * edge;
    final int y = row * edge;
    final Window core = new Window(x, y, Math.min(edge, width - x), Math.min(edge, height - y));
    final Window extent =
        new Window(
            x,
            y,
            Math.min(core.width() + overlap, width - x),
            Math.min(core.height() + overlap, height - y));
    return new Tile(column, row, core, extent, emitted);
  }

  /**
   * One tile.
   *
   * @param column tile column
   * @param row tile row
   * @param core the cells that this tile completes
   * @param extent the core and what it shares with the tiles to its right and below
   * @param emitted false where the tile is computed only for its seam
   */
  public record Tile(int column, int row, Window core, Window extent, boolean emitted) {}
}
