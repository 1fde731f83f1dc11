package org.finegrid.downscale;

import java.util.List;
import org.finegrid.internal.tile.TilePlan;

/** Which runs make which tiles, and which of them were made. Safe from several threads at once. */
final class TileRuns {
  private final List<Layout.Run> runs;
  private final int[] runOf;
  private final boolean[] begun;
  private final boolean[] made;
  private int left;

  /** The runs of a raster of some columns and rows of tiles, row by row. */
  TileRuns(final List<Layout.Run> runs, final int columns, final int rows) {
    this.runs = runs;
    this.runOf = new int[columns * rows];
    for (int run = 0; run < runs.size(); run++) {
      for (final TilePlan.Tile tile : runs.get(run).tiles()) {
        runOf[tile.row() * columns + tile.column()] = run;
      }
    }
    this.begun = new boolean[runs.size()];
    this.made = new boolean[runs.size()];
    this.left = runs.size();
  }

  Layout.Run run(final int number) {
    return runs.get(number);
  }

  /** The number of the run that makes a tile. */
  int of(final int tile) {
    return runOf[tile];
  }

  int last() {
    return runs.size() - 1;
  }

  /** Whether all tiles were made. */
  synchronized boolean areMade() {
    return left == 0;
  }

  synchronized boolean wasMade(final int run) {
    return made[run];
  }

  synchronized boolean wasBegun(final int run) {
    return begun[run];
  }

  /** Whether the run is made for the first time, and so counts in the figures. */
  synchronized boolean beginsFirst(final int run) {
    final boolean first = !begun[run];
    begun[run] = true;
    return first;
  }

  /** Notes that a run was made for the first time. */
  synchronized void made(final int run) {
    made[run] = true;
    left--;
  }
}
