package org.finegrid.internal.io.geotiff;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;

/** Reads windows of stored values, widened to double. Safe from several threads at once. */
final class StoredCells implements AutoCloseable {
  private static final long CACHE_BYTES = 64L << 20;

  /** Up to this many bytes, a stretch with unwanted cells between is read in one go. */
  private static final long STRETCH_BYTES = 4L << 20;

  private final TiffFile file;
  private final TiffLayout layout;
  private final double sparseValue;
  private final BlockCache cache = new BlockCache(CACHE_BYTES);
  private final Queue<BlockDecoder> decoders = new ConcurrentLinkedQueue<>();
  private volatile boolean closed;

  /**
   * A source over an open file, which it does not close.
   *
   * @param sparseValue the value of cells that were never written
   */
  StoredCells(final TiffFile file, final TiffLayout layout, final double sparseValue) {
    this.file = file;
    this.layout = layout;
    this.sparseValue = sparseValue;
  }

  /** Fills one plane for each band with the window's stored values. */
  void read(final int[] bands, final Window window, final double[][] planes) {
    final int firstRow = window.row() / layout.blockHeight();
    final int lastRow = (window.endRow() - 1) / layout.blockHeight();
    final int firstColumn = window.column() / layout.blockWidth();
    final int lastColumn = (window.endColumn() - 1) / layout.blockWidth();
    for (int row = firstRow; row <= lastRow; row++) {
      for (int column = firstColumn; column <= lastColumn; column++) {
        final Part part = part(window, row, column);
        if (layout.planar()) {
          for (int i = 0; i < bands.length; i++) {
            copy(
                part,
                new int[] {0},
                new double[][] {planes[i]},
                layout.block(bands[i], row, column));
          }
        } else {
          copy(part, bands, planes, layout.block(0, row, column));
        }
      }
    }
  }

  /** The cells that a window and a block share: in the block, and where they go in the window. */
  private record Part(
      int blockRow, int column, int row, int width, int height, int at, int stride) {

    /** Some of its columns. */
    Part columns(final int first, final int count) {
      return new Part(blockRow, column + first, row, count, height, at + first, stride);
    }
  }

  private Part part(final Window window, final int blockRow, final int blockColumn) {
    final int left = blockColumn * layout.blockWidth();
    final int top = blockRow * layout.blockHeight();
    final int x0 = Math.max(window.column(), left);
    final int y0 = Math.max(window.row(), top);
    final int x1 = (int) Math.min(window.endColumn(), (long) left + layout.blockWidth());
    final int y1 = (int) Math.min(window.endRow(), (long) top + layout.blockHeight());
    return new Part(
        blockRow,
        x0 - left,
        y0 - top,
        x1 - x0,
        y1 - y0,
        Math.toIntExact((long) (y0 - window.row()) * window.width() + x0 - window.column()),
        window.width());
  }

  private void copy(
      final Part part, final int[] samples, final double[][] planes, final int block) {
    if (layout.sparse(block)) {
      for (int row = 0; row < part.height; row++) {
        final int at = part.at + row * part.stride;
        for (int i = 0; i < samples.length; i++) {
          Arrays.fill(planes[i], at, at + part.width, sparseValue);
        }
      }
    } else if (layout.direct()) {
      direct(part, samples, planes, layout.offsets()[block]);
    } else {
      final byte[] bytes = unpacked(block, part.blockRow);
      final int rowBytes = (int) layout.rowBytes();
      widen(
          part,
          samples,
          planes,
          bytes,
          part.row * rowBytes + part.column * layout.pixelBytes(),
          0,
          part.height);
    }
  }

  private void direct(
      final Part part, final int[] samples, final double[][] planes, final long blockOffset) {
    // Thousands of bands may lie cell by cell: as many columns at a time as memory allows.
    final int fitting = (int) Math.max(1, STRETCH_BYTES / layout.pixelBytes());
    for (int first = 0; first < part.width; first += fitting) {
      final int columns = Math.min(fitting, part.width - first);
      stretches(part.columns(first, columns), samples, planes, blockOffset);
    }
  }

  private void stretches(
      final Part part, final int[] samples, final double[][] planes, final long blockOffset) {
    final long rowBytes = layout.rowBytes();
    final int needed = part.width * layout.pixelBytes();
    final int together =
        (int) Math.max(1, Math.min(part.height, (STRETCH_BYTES - needed) / rowBytes + 1));
    final byte[] bytes = new byte[Math.toIntExact((together - 1) * rowBytes + needed)];
    for (int row = 0; row < part.height; row += together) {
      final int rows = Math.min(together, part.height - row);
      file.read(
          blockOffset + (part.row + row) * rowBytes + (long) part.column * layout.pixelBytes(),
          bytes,
          0,
          (int) ((rows - 1) * rowBytes + needed));
      widen(part, samples, planes, bytes, 0, row, rows);
    }
  }

  private void widen(
      final Part part,
      final int[] samples,
      final double[][] planes,
      final byte[] bytes,
      final int start,
      final int firstRow,
      final int rows) {
    final int width = layout.type().bytes();
    for (int i = 0; i < samples.length; i++) {
      for (int row = 0; row < rows; row++) {
        layout
            .type()
            .widen(
                bytes,
                Math.toIntExact(start + row * layout.rowBytes() + (long) samples[i] * width),
                layout.pixelBytes(),
                part.width,
                file.order(),
                planes[i],
                part.at + (firstRow + row) * part.stride);
      }
    }
  }

  private byte[] unpacked(final int block, final int blockRow) {
    final byte[] held = cache.get(block);
    if (held.length > 0) {
      return held;
    }
    if (closed) {
      throw new RasterException(file.path() + ": is closed already");
    }
    final BlockDecoder pooled = decoders.poll();
    final BlockDecoder decoder = pooled == null ? new BlockDecoder(file, layout) : pooled;
    try {
      final byte[] bytes = decoder.decode(block, blockRow);
      cache.put(block, bytes);
      return bytes;
    } finally {
      if (closed) {
        decoder.close();
      } else {
        decoders.add(decoder);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    for (BlockDecoder each = decoders.poll(); each != null; each = decoders.poll()) {
      each.close();
    }
  }
}
