package org.finegrid.internal.io.netcdf;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.Message;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;
import org.finegrid.internal.io.PendingFile;
import org.finegrid.io.RasterWriter;
import org.finegrid.io.WriteOptions;

/**
 * A classic NetCDF file being written. The cells' places are as simple as can be, without records
 * and padding, so that threads write their windows at the same time, each in place.
 */
final class NetcdfWriter implements RasterWriter {
  private static final int BUFFER = 1 << 20;

  private final Path target;
  private final RasterDescription description;
  private final PendingFile pending;
  private final FileChannel channel;
  private final long firstCell;
  private final float fill;
  private final boolean rowsReversed;

  private NetcdfWriter(
      final Path target,
      final RasterDescription description,
      final PendingFile pending,
      final FileChannel channel,
      final long firstCell) {
    this.target = target;
    this.description = description;
    this.pending = pending;
    this.channel = channel;
    this.firstCell = firstCell;
    this.fill = Header.fill(description);
    this.rowsReversed = Header.rowsReversed(description);
  }

  static NetcdfWriter create(
      final Path target, final RasterDescription description, final WriteOptions options) {
    final Header header = new Header(target, description);
    final PendingFile pending = new PendingFile(target, options.overwrite());
    try {
      final ClassicFile.Head head = header.head();
      final FileChannel channel = FileChannel.open(pending.path(), StandardOpenOption.WRITE);
      final NetcdfWriter writer =
          new NetcdfWriter(target, description, pending, channel, head.length());
      try {
        writer.write(head);
      } catch (RuntimeException | Error e) {
        channel.close();
        throw e;
      }
      return writer;
    } catch (IOException e) {
      pending.close();
      throw unwritable(target, e);
    } catch (RuntimeException | Error e) {
      pending.close();
      throw e;
    }
  }

  @Override
  public int blockSize() {
    return 1;
  }

  @Override
  public List<Message> notes() {
    return ReferenceNotes.of(description.geometry().reference());
  }

  @Override
  public void write(final int band, final Window window, final float[] values) {
    final int columns = description.geometry().width();
    if (!description.geometry().window().contains(window)
        || band < 0
        || band >= description.bands().size()) {
      throw new IllegalArgumentException("band " + band + ", " + window + " leaves the raster");
    }
    // Whole rows lie side by side in the file, so that several can go at once.
    final boolean whole = window.width() == columns;
    final int atOnce =
        whole ? Math.max(1, Math.min(window.height(), BUFFER / 4 / window.width())) : 1;
    final ByteBuffer bytes = ByteBuffer.allocate(4 * window.width() * atOnce);
    for (int row = 0; row < window.height(); row += atOnce) {
      final int rows = Math.min(atOnce, window.height() - row);
      bytes.clear();
      for (int i = 0; i < rows; i++) {
        // From the last row up where the file stores the south first.
        final int from = rowsReversed ? row + rows - 1 - i : row + i;
        put(values, from * window.width(), window.width(), bytes);
      }
      bytes.flip();
      final int top = window.row() + row;
      final long stored = rowsReversed ? description.geometry().height() - top - rows : top;
      final long cell =
          (band * (long) description.geometry().height() + stored) * columns + window.column();
      writeFully(bytes, firstCell + 4 * cell);
    }
  }

  private void put(final float[] values, final int from, final int count, final ByteBuffer bytes) {
    for (int i = from; i < from + count; i++) {
      final float value = values[i];
      if (Float.isNaN(value)) {
        bytes.putFloat(fill);
      } else if (value == fill) {
        // A true value must not turn into NoData; its neighbour is as good.
        bytes.putFloat(fill > 0 ? Math.nextDown(value) : Math.nextUp(value));
      } else {
        bytes.putFloat(value);
      }
    }
  }

  private void write(final ClassicFile.Head head) {
    try {
      head.writeTo(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  private void writeFully(final ByteBuffer bytes, final long position) {
    long next = position;
    try {
      while (bytes.hasRemaining()) {
        next += channel.write(bytes, next);
      }
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  @Override
  public void commit() {
    try {
      channel.force(true);
      channel.close();
    } catch (IOException e) {
      throw unwritable(target, e);
    }
    pending.commit();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw unwritable(target, e);
    } finally {
      pending.close();
    }
  }

  private static RasterException unwritable(final Path target, final IOException cause) {
    return new RasterException(
        ErrorCode.UNWRITABLE_OUTPUT,
        target
            + ": cannot be written ("
            + (cause.getMessage() == null ? cause : cause.getMessage())
            + "); check the space left on the disk and the permissions",
        cause);
  }
}
