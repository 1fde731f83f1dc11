package org.finegrid.internal.place;

import java.util.Arrays;
import java.util.BitSet;
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
  private final int across;
  private final long blocks;
  private final ScratchFile file;
  private final ConcurrentHashMap<Long, BitSet> done = new ConcurrentHashMap<>();
  private final AtomicLong gaps = new AtomicLong();

  PlacedBlocks(final PlacingMethod method, final GridGeometry target, final ScratchFile file) {
    this.method = method;
    this.target = target;
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
      method.place(missing, block, planes, counts);
      for (int b = 0; b < missing.length; b++) {
        file.write(position(missing[b], number), planes[b]);
        gaps.addAndGet(counts[b]);
        made.set(missing[b]);
      }
    }
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
