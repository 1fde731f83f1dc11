package org.finegrid.internal.io.geotiff;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.IoReason;
import org.finegrid.internal.io.PendingFile;

/** The bytes of a TIFF being written; blocks may be added from several threads at once. */
final class TileFile implements Closeable {
  private final Path target;
  private final boolean big;
  private final PendingFile pending;
  private final FileChannel channel;
  private final AtomicLong end;

  /**
   * Begins the file.
   *
   * @throws RasterException where it may not or cannot be made
   */
  TileFile(final Path target, final boolean overwrite, final boolean big) {
    this.target = target;
    this.big = big;
    this.end = new AtomicLong(big ? 16 : 8);
    this.pending = new PendingFile(target, overwrite);
    try {
      this.channel = FileChannel.open(pending.path(), StandardOpenOption.WRITE);
    } catch (IOException e) {
      pending.close();
      throw failure(e);
    }
  }

  /** Adds bytes at the next free even position, which is returned. */
  long append(final ByteBuffer bytes) {
    final long position = end.getAndAdd(bytes.remaining() + 1 & ~1);
    write(bytes, position);
    return position;
  }

  /** Where the next bytes will go, once all blocks are written. */
  long end() {
    return end.updateAndGet(position -> position + 7 & ~7L);
  }

  private void write(final ByteBuffer bytes, final long position) {
    long at = position;
    try {
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Adds the directory, points the header to it, and gives the file its name. */
  void commit(final ByteBuffer directory) {
    final long position = append(directory);
    final ByteBuffer header = ByteBuffer.allocate(big ? 16 : 8).order(ByteOrder.LITTLE_ENDIAN);
    header.put((byte) 'I').put((byte) 'I');
    if (big) {
      header.putShort((short) 43).putShort((short) 8).putShort((short) 0).putLong(position);
    } else {
      header.putShort((short) 42).putInt((int) position);
    }
    write(header.flip(), 0);
    try {
      channel.force(true);
      channel.close();
    } catch (IOException e) {
      throw failure(e);
    }
    pending.commit();
  }

  private RasterException failure(final IOException e) {
    if (e instanceof ClosedByInterruptException) {
      return new RasterException(
          ErrorCode.UNWRITABLE_OUTPUT, target + ": writing was interrupted; nothing was kept", e);
    }
    return new RasterException(
        ErrorCode.UNWRITABLE_OUTPUT,
        target
            + ": cannot be written ("
            + IoReason.of(e)
            + "); is the disk full? Free space or choose another place",
        e);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw failure(e);
    } finally {
      pending.close();
    }
  }
}
