package org.finegrid.geoserver;

import java.io.Closeable;
import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicBoolean;
import org.finegrid.downscale.FineTiles;
import org.finegrid.downscale.RunReport;
import org.finegrid.model.SuperResolutionModel;

/**
 * A run whose tiles are made while its result is written. It ends when its tiles were all made,
 * when it fails or is cancelled, when its coverage is disposed of, and at the latest when nobody
 * holds its image any more.
 */
final class FineRun implements TileSource, Closeable {
  private static final Cleaner CLEANER = Cleaner.create();

  private final FineTiles tiles;
  private final SuperResolutionModel model;
  private final Runs.Ticket ticket;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** A run that owns all three. */
  FineRun(final FineTiles tiles, final SuperResolutionModel model, final Runs.Ticket ticket) {
    this.tiles = tiles;
    this.model = model;
    this.ticket = ticket;
  }

  /** Ends the run once an image is held by nobody; the run itself does not hold it. */
  void endWith(final FineImage image) {
    CLEANER.register(image, this::close);
  }

  @Override
  public float[][] tile(final int column, final int row) {
    try {
      final float[][] cells = tiles.tile(column, row);
      leaveWhenWhole();
      return cells;
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /** The run's figures; makes the tiles that nobody has asked for yet. */
  RunReport report() {
    try {
      final RunReport report = tiles.complete();
      leaveWhenWhole();
      return report;
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /** Others may begin, though tiles that were let go may yet be asked for again. */
  private void leaveWhenWhole() {
    if (tiles.isWhole()) {
      ticket.close();
    }
  }

  /** Whether it still counts as a run of the server. */
  boolean underWay() {
    return !closed.get() && !tiles.isWhole();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      // In this order: a model must not be closed under a thread that uses it.
      tiles.close();
      model.close();
      ticket.close();
    }
  }
}
