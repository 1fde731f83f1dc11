package org.finegrid.internal.place;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.Window;

/**
 * Placed values in blocks, each computed once, by the first thread that needs it, and kept in a
 * temporary file. Other threads wait for that block only.
 */
final class PlacedBlocks implements PlacedCells {
  /** Cells along each side of a block. */
  private static final int SIDE = 256;

  private static final long BLOCK_BYTES = (long) SIDE * SIDE * Double.BYTES;

  private final PlacingMethod method;
  private final GridGeometry target;
  private final Optional<Window> footprint;
  private final int across;
  private final long blocks;
  private final ScratchFile file;
  private final ConcurrentHashMap<Long, BitSet> done = new ConcurrentHashMap<>();
  private final AtomicLong gaps = new AtomicLong();

  PlacedBlocks(final PlacingMethod method, final TargetGrid grid, final ScratchFile file) {
    this.method = method;
    this.target = grid.geometry();
    this.footprint = grid.footprint();
    this.across = (target.width() + SIDE - 1) / SIDE;
    this.blocks = (long) across * ((target.height() + SIDE - 1) / SIDE);
    this.file = file;
  }

  @Override
  public String name() {
    return method.name();
  }

  @Override
  public long gaps() {
    return gaps.get();
  }

  @Override
  public void read(final int[] bands, final Window window, final double[][] planes) {
    for (int y = window.row() / SIDE; y * SIDE < window.endRow(); y++) {
      for (int x = window.column() / SIDE; x * SIDE < window.endColumn(); x++) {
        final Window block = block(x, y);
        compute(bands, (long) y * across + x, block);
        for (int b = 0; b < bands.length; b++) {
          copy(bands[b], (long) y * across + x, block, window, planes[b]);
        }
      }
    }
  }

  private Window block(final int x, final int y) {
    return new Window(
        x * SIDE,
        y * SIDE,
        Math.min(SIDE, target.width() - x * SIDE),
        Math.min(SIDE, target.height() - y * SIDE));
  }

  private void compute(final int[] bands, final long number, final Window block) {
    final BitSet made = done.computeIfAbsent(number, it -> new BitSet());
    synchronized (made) {
      final int[] missing = Arrays.stream(bands).filter(it -> !made.get(it)).distinct().toArray();
      if (missing.length == 0) {
        return;
      }
      final double[][] planes = new double[missing.length][(int) block.cells()];
      final long[] counts = new long[missing.length];
      place(missing, block, planes, counts);
      for (int b = 0; b < missing.length; b++) {
        file.write(position(missing[b], number), planes[b]);
        gaps.addAndGet(counts[b]);
        made.set(missing[b]);
      }
    }
  }

  /** Computes the cells that the source may have something of; the others are not known. */
  private void place(
      final int[] bands, final Window block, final double[][] planes, final long[] counts) {
    final Optional<Window> common = footprint.flatMap(it -> common(it, block));
    if (common.equals(Optional.of(block))) {
      method.place(bands, block, planes, counts);
      return;
    }
    for (final double[] each : planes) {
      Arrays.fill(each, Double.NaN);
    }
    if (common.isPresent()) {
      final Window part = common.get();
      final double[][] values = new double[bands.length][(int) part.cells()];
      method.place(bands, part, values, counts);
      for (int b = 0; b < bands.length; b++) {
        for (int row = 0; row < part.height(); row++) {
          System.arraycopy(
              values[b],
              row * part.width(),
              planes[b],
              (part.row() - block.row() + row) * block.width() + part.column() - block.column(),
              part.width());
        }
      }
    }
  }

  private static Optional<Window> common(final Window one, final Window other) {
    final int column = Math.max(one.column(), other.column());
    final int row = Math.max(one.row(), other.row());
    final int width = Math.min(one.endColumn(), other.endColumn()) - column;
    final int height = Math.min(one.endRow(), other.endRow()) - row;
    return width > 0 && height > 0
        ? Optional.of(new Window(column, row, width, height))
        : Optional.empty();
  }

  private long position(final int band, final long block) {
    return (band * blocks + block) * BLOCK_BYTES;
  }

  private void copy(
      final int band,
      final long number,
      final Window block,
      final Window window,
      final double[] plane) {
    final int top = Math.max(block.row(), window.row());
    final int bottom = Math.min(block.endRow(), window.endRow());
    final int left = Math.max(block.column(), window.column());
    final int right = Math.min(block.endColumn(), window.endColumn());
    final double[] rows = new double[(bottom - top) * block.width()];
    file.read(
        position(band, number) + (long) (top - block.row()) * block.width() * Double.BYTES, rows);
    for (int row = top; row < bottom; row++) {
      System.arraycopy(
          rows,
          (row - top) * block.width() + left - block.column(),
          plane,
          (row - window.row()) * window.width() + left - window.column(),
          right - left);
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
