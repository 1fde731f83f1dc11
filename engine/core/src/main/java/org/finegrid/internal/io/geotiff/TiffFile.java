package org.finegrid.internal.io.geotiff;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.IoReason;
import org.finegrid.io.UnsupportedFileException;

/** The bytes of a TIFF file, read at positions; safe from several threads at once. */
final class TiffFile implements Closeable {
  private static final int CLASSIC = 42;
  private static final int BIG = 43;

  private final Path path;
  private final FileChannel channel;
  private final long size;
  private final ByteOrder order;
  private final boolean big;
  private final long firstDirectory;

  /**
   * Opens a file and reads its header.
   *
   * @throws RasterException where it is missing or not a TIFF
   */
  TiffFile(final Path path) {
    this.path = path;
    try {
      this.channel = FileChannel.open(path, StandardOpenOption.READ);
    } catch (NoSuchFileException e) {
      throw new RasterException(ErrorCode.NOT_FOUND, path + ": no such file", e);
    } catch (IOException e) {
      throw new RasterException(path + ": cannot be read (" + IoReason.of(e) + ")", e);
    }
    try {
      this.size = length();
      this.order = byteOrder();
      final int version = Short.toUnsignedInt(read(2, 2).getShort());
      this.big = version == BIG;
      if (version != CLASSIC && version != BIG) {
        throw corrupt("its header is not that of a TIFF");
      }
      this.firstDirectory =
          big ? read(8, 8).getLong() : Integer.toUnsignedLong(read(4, 4).getInt());
    } catch (RasterException e) {
      close();
      throw e;
    }
  }

  private long length() {
    try {
      return channel.size();
    } catch (IOException e) {
      throw new RasterException(path + ": cannot be read (" + IoReason.of(e) + ")", e);
    }
  }

  private ByteOrder byteOrder() {
    final byte[] mark = new byte[2];
    read(0, mark, 0, 2);
    if (mark[0] == 'I' && mark[1] == 'I') {
      return ByteOrder.LITTLE_ENDIAN;
    }
    if (mark[0] == 'M' && mark[1] == 'M') {
      return ByteOrder.BIG_ENDIAN;
    }
    throw corrupt("its header is not that of a TIFF");
  }

  Path path() {
    return path;
  }

  long size() {
    return size;
  }

  ByteOrder order() {
    return order;
  }

  boolean big() {
    return big;
  }

  /** Where the first directory begins. */
  long firstDirectory() {
    return firstDirectory;
  }

  /** Bytes in the file's order. */
  ByteBuffer read(final long position, final int count) {
    final byte[] bytes = new byte[count];
    read(position, bytes, 0, count);
    return ByteBuffer.wrap(bytes).order(order);
  }

  /** Fills a part of an array. */
  void read(final long position, final byte[] into, final int offset, final int count) {
    if (position < 0 || position > size - count) {
      throw corrupt("the file ends too early");
    }
    final ByteBuffer buffer = ByteBuffer.wrap(into, offset, count);
    try {
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, position + buffer.position() - offset) < 0) {
          throw corrupt("it was truncated while it was read");
        }
      }
    } catch (IOException e) {
      throw new RasterException(path + ": cannot be read (" + IoReason.of(e) + ")", e);
    }
  }

  /** The refusal of a file that contradicts itself. */
  RasterException corrupt(final String what) {
    return new RasterException(
        path + ": corrupt or truncated: " + what + "; fetch or write the file again");
  }

  /** The error for a valid file that holds no raster of measurements, with any reader. */
  RasterException unfit(final String what, final String remedy) {
    return new RasterException(path + ": " + what + "; " + remedy);
  }

  /** The refusal of a sound file of a kind that is not read here, and may be by others. */
  RasterException unsupported(final String what, final String remedy) {
    return new UnsupportedFileException(path + ": " + what + "; " + remedy);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new RasterException(path + ": cannot be closed (" + IoReason.of(e) + ")", e);
    }
  }
}
