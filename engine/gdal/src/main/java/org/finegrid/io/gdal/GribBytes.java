package org.finegrid.io.gdal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Numbers at places of a file, as GRIB writes them.
 *
 * @param channel the open file
 * @param size of the file
 */
record GribBytes(FileChannel channel, long size) {

  static GribBytes of(final FileChannel channel) throws IOException {
    return new GribBytes(channel, channel.size());
  }

  /** Bytes from there on, fewer at the file's end. */
  byte[] bytes(final long at, final long count) throws IOException {
    final ByteBuffer buffer =
        ByteBuffer.allocate(Math.toIntExact(Math.max(0, Math.min(count, size - at))));
    while (buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) >= 0) {
      // Reads on until the buffer is full.
    }
    return buffer.array();
  }

  /** An unsigned integer, most significant byte first; fewer bytes at the file's end. */
  long number(final long at, final int count) throws IOException {
    long value = 0;
    for (final byte each : bytes(at, count)) {
      value = value << 8 | each & 0xff;
    }
    return value;
  }
}
