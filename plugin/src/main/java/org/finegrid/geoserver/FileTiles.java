package org.finegrid.geoserver;

import java.awt.Rectangle;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.BooleanSupplier;
import org.finegrid.downscale.CancelledException;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.coverage.TileGrid;

/**
 * Tiles that are kept in a temporary file. Its name is gone as soon as it is open, or, on Windows,
 * when it is closed by whatever ends the server: nothing has to remove it, and no crash leaves it.
 */
final class FileTiles implements ResultTiles {

  /** Java keeps a buffer of this size beside the heap for each thread that reads or writes. */
  private static final int CHUNK = 1 << 16;

  private final TileGrid grid;
  private final ResultQuota.Part part;
  private final FileChannel file;
  private final BooleanSupplier cancelled;

  private FileTiles(
      final TileGrid grid,
      final ResultQuota.Part part,
      final FileChannel file,
      final BooleanSupplier cancelled) {
    this.grid = grid;
    this.part = part;
    this.file = file;
    this.cancelled = cancelled;
  }

  /**
   * Room for tiles in a new file.
   *
   * @param part the part of the disk that they take, given back on closing
   * @param cancelled asked for each piece that is read, so that the writing of a result ends too
   * @throws RasterException where there can be no such file
   */
  static FileTiles create(
      final TileGrid grid,
      final Path directory,
      final ResultQuota.Part part,
      final BooleanSupplier cancelled) {
    try {
      return new FileTiles(grid, part, unnamed(directory), cancelled);
    } catch (IOException e) {
      part.close();
      throw new RasterException(
          "the server cannot create temporary files; inform its administrator", e);
    }
  }

  private static FileChannel unnamed(final Path directory) throws IOException {
    final Path path = Files.createTempFile(directory, "finegrid-", ".tiles");
    try {
      return FileChannel.open(
          path,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      Files.deleteIfExists(path);
      throw e;
    }
  }

  @Override
  public void put(final int column, final int row, final float[][] cells) {
    final int count = cells[0].length;
    final ByteBuffer bytes = buffer(count);
    try {
      for (int band = 0; band < cells.length; band++) {
        final long start = start(column, row, band, 0);
        for (int done = 0; done < count; done += CHUNK / Float.BYTES) {
          final int now = Math.min(CHUNK / Float.BYTES, count - done);
          bytes.clear().limit(now * Float.BYTES);
          bytes.asFloatBuffer().put(cells[band], done, now);
          final long position = (start + done) * Float.BYTES;
          while (bytes.hasRemaining()) {
            file.write(bytes, position + bytes.position());
          }
        }
      }
    } catch (ClosedByInterruptException e) {
      throw new CancelledException();
    } catch (IOException e) {
      throw new RasterException(
          "the server has no space for the result's temporary files; request a part of the data or a"
              + " smaller factor, or try again later",
          e);
    }
    part.filled((long) count * cells.length * Float.BYTES);
  }

  @Override
  public float[][] tile(final int column, final int row) {
    return lines(column, row, 0, grid.covered(column, row).height);
  }

  @Override
  public float[][] lines(final int column, final int row, final int first, final int count) {
    if (cancelled.getAsBoolean()) {
      throw new CancelledException();
    }
    final int width = grid.covered(column, row).width;
    final float[][] cells = new float[grid.bands()][width * count];
    try {
      for (int band = 0; band < cells.length; band++) {
        read(start(column, row, band, first), cells[band]);
      }
    } catch (ClosedByInterruptException e) {
      throw new CancelledException();
    } catch (ClosedChannelException e) {
      throw new RasterException("the result was released before it was written", e);
    } catch (IOException e) {
      throw new RasterException("the server cannot read the result's temporary file", e);
    }
    return cells;
  }

  private void read(final long start, final float[] into) throws IOException {
    final ByteBuffer bytes = buffer(into.length);
    final FloatBuffer values = bytes.asFloatBuffer();
    for (int done = 0; done < into.length; done += CHUNK / Float.BYTES) {
      final int now = Math.min(CHUNK / Float.BYTES, into.length - done);
      bytes.clear().limit(now * Float.BYTES);
      final long position = (start + done) * Float.BYTES;
      while (bytes.hasRemaining()) {
        if (file.read(bytes, position + bytes.position()) < 0) {
          throw new EOFException();
        }
      }
      values.clear().get(into, done, now);
    }
  }

  private static ByteBuffer buffer(final int values) {
    return ByteBuffer.allocate((int) Math.min(CHUNK, (long) values * Float.BYTES))
        .order(ByteOrder.nativeOrder());
  }

  /** Where a tile's row begins in the file: tiles lie there one after another, without gaps. */
  private long start(final int column, final int row, final int band, final int line) {
    final Rectangle covered = grid.covered(column, row);
    final long above = (long) covered.y * grid.width();
    final long before = (long) covered.x * covered.height;
    final long inTile = ((long) band * covered.height + line) * covered.width;
    return (above + before) * grid.bands() + inTile;
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new RasterException("the server cannot close the result's temporary file", e);
    } finally {
      part.close();
    }
  }
}
