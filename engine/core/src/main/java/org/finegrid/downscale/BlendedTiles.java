package org.finegrid.downscale;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.finegrid.internal.tile.Mosaic;
import org.finegrid.internal.tile.TilePlan;

/**
 * Tiles that overlap, each joined on request with the neighbours that overlap it: the one to its
 * left, the one above and the one between them. What the model made of a tile is kept for the
 * neighbours that need it, too. Safe from several threads at once.
 */
final class BlendedTiles {
  private final Job job;
  private final TilePlan plan;
  private final List<Layout.Run> runs = new ArrayList<>();
  private final Map<Integer, FutureTask<float[][][]>> made = new ConcurrentHashMap<>();

  BlendedTiles(final Job job) {
    this.job = job;
    final TilePlan all = job.layout().plan();
    // The order in which tiles are joined goes by panels. A panel as wide as one tile makes the
    // same seams, and needs no memory for more.
    this.plan = new TilePlan(all.width(), all.height(), all.edge(), all.overlap(), 1);
    final TilePlan.Tile[] tiles = new TilePlan.Tile[all.columns() * all.rows()];
    all.tiles().stream()
        .filter(TilePlan.Tile::emitted)
        .forEach(tile -> tiles[number(tile.column(), tile.row())] = tile);
    Arrays.stream(tiles).forEach(each -> runs.add(new Layout.Run(List.of(each), each.column())));
  }

  /** One run for each tile, row by row. */
  List<Layout.Run> runs() {
    return runs;
  }

  private int number(final int column, final int row) {
    return row * plan.columns() + column;
  }

  /** Makes one tile, from reading to writing. */
  void work(final Worker worker, final Layout.Run run) {
    final TilePlan.Tile tile = run.tiles().get(0);
    for (int group = 0; group < job.layout().groups().size(); group++) {
      worker.complete(group, run, joined(worker, group, tile));
    }
  }

  private float[][] joined(final Worker worker, final int group, final TilePlan.Tile tile) {
    final int bands = job.layout().groups().get(group).length;
    final Mosaic mosaic = new Mosaic(plan, job.model().factor(), bands, job.ramp());
    float[][] joined = new float[0][];
    for (int row = Math.max(0, tile.row() - 1); row <= tile.row(); row++) {
      for (int column = Math.max(0, tile.column() - 1); column <= tile.column(); column++) {
        final int number = number(column, row);
        final float[][] extents = extents(worker, number)[group];
        joined = new float[bands][];
        for (int b = 0; b < bands; b++) {
          // Joined in place, while neighbours need what is not joined.
          joined[b] = extents[b].clone();
          mosaic.join(b, runs.get(number).tiles().get(0), tile.column(), joined[b]);
        }
      }
    }
    return joined;
  }

  /** Made by the thread that needs them first, so that none waits for one that has not begun. */
  private float[][][] extents(final Worker worker, final int number) {
    final FutureTask<float[][][]> task =
        made.computeIfAbsent(number, each -> new FutureTask<>(() -> make(worker, each)));
    task.run();
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw WorkerResults.unchecked(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
  }

  private float[][][] make(final Worker worker, final int number) {
    final float[][][] extents = new float[job.layout().groups().size()][][];
    for (int group = 0; group < extents.length; group++) {
      extents[group] = worker.extents(group, runs.get(number));
    }
    return extents;
  }

  /** Lets go of what the model made of tiles above and below some rows. */
  void keep(final int firstRow, final int lastRow) {
    made.entrySet()
        .removeIf(
            each -> {
              final int row = each.getKey() / plan.columns();
              return each.getValue().isDone() && (row < firstRow - 1 || row > lastRow);
            });
  }
}
