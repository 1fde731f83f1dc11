package org.finegrid.io.gdal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.finegrid.grid.RasterException;
import org.finegrid.io.IoReason;

/**
 * Where the last message of a GRIB file ends. GDAL's driver prints a remark about bytes behind it
 * (padding, as archives add it) to standard output, past all handlers, so it is not shown them.
 */
final class GribEnd {
  private static final byte[] BEGIN = "GRIB".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "7777".getBytes(StandardCharsets.US_ASCII);
  private static final int WINDOW = 1 << 16;

  private GribEnd() {}

  /**
   * The name under which GDAL sees a GRIB file's whole messages alone; of other files their own.
   *
   * @throws RasterException where the file cannot be read
   */
  static String trimmed(final Path file) {
    if (!Files.isRegularFile(file)) {
      return file.toString();
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      final boolean grib = Arrays.equals(BEGIN, bytes(channel, 0, BEGIN.length));
      final long end = grib ? end(channel) : 0;
      return end > 0 && end < channel.size() ? "/vsisubfile/0_" + end + "," + file : "" + file;
    } catch (IOException e) {
      throw new RasterException(file + ": cannot be read (" + IoReason.of(e) + ")", e);
    }
  }

  /** The end of the last message; 0 where the file is no chain of messages. */
  private static long end(final FileChannel channel) throws IOException {
    long end = 0;
    for (long at = next(channel, 0); at >= 0; at = next(channel, end)) {
      final long length = length(channel, at);
      if (length < 20
          || at + length > channel.size()
          || !Arrays.equals(END, bytes(channel, at + length - 4, 4))) {
        // Damaged or of an unknown kind: for GDAL to judge.
        return 0;
      }
      end = at + length;
    }
    return end;
  }

  private static long length(final FileChannel channel, final long at) throws IOException {
    final byte[] head = bytes(channel, at, 16);
    if (head.length < 16) {
      return -1;
    }
    final ByteBuffer numbers = ByteBuffer.wrap(head);
    return switch (head[7]) {
      case 1 -> numbers.getInt(4) >>> 8;
      case 2 -> numbers.getLong(8);
      default -> -1;
    };
  }

  /** Where the next message begins; -1 where there is none. */
  private static long next(final FileChannel channel, final long from) throws IOException {
    // Messages mostly follow one another.
    if (Arrays.equals(BEGIN, bytes(channel, from, BEGIN.length))) {
      return from;
    }
    for (long at = from; at < channel.size(); at += WINDOW - BEGIN.length + 1) {
      final byte[] bytes = bytes(channel, at, WINDOW);
      for (int i = 0; i + BEGIN.length <= bytes.length; i++) {
        if (Arrays.equals(BEGIN, 0, BEGIN.length, bytes, i, i + BEGIN.length)) {
          return at + i;
        }
      }
    }
    return -1;
  }

  /** Bytes from there on, fewer at the file's end. */
  private static byte[] bytes(final FileChannel channel, final long at, final int count)
      throws IOException {
    final ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(count, channel.size() - at));
    while (buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) >= 0) {
      // Reads on until the buffer is full.
    }
    return buffer.array();
  }
}
