package org.finegrid.internal.io.geotiff;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.Adler32;
import java.util.zip.Deflater;

/** Packs the bytes of one tile; holds buffers and is used by one thread at a time. */
final class TileCompressor implements AutoCloseable {
  /** The fastest level: after the predictor, higher ones gain a few percent for twice the time. */
  private static final int LEVEL = 1;

  /** A zlib stream (RFC 1950) begins with its method, a window of 32 KiB, and the fastest level. */
  private static final short HEADER = 0x7801;

  private final Optional<Deflater> fast = FastDeflater.raw();
  private final Deflater deflater = new Deflater(LEVEL);
  private final Adler32 checksum = new Adler32();
  private final byte[] packed;

  /** A compressor for tiles of so many bytes. */
  TileCompressor(final int tileBytes) {
    this.packed = new byte[(int) worstCase(tileBytes)];
  }

  /** Upper bound of what zlib makes of incompressible bytes. */
  static long worstCase(final long bytes) {
    return bytes + (bytes >> 12) + (bytes >> 14) + (bytes >> 25) + 64;
  }

  /** Packs a whole array; the result lies at the start of {@link #packed()}. */
  int compress(final byte[] tile) {
    if (fast.isPresent()) {
      final int size = compressFast(fast.get(), tile);
      if (size > 0) {
        return size;
      }
    }
    deflater.reset();
    deflater.setInput(tile);
    deflater.finish();
    int size = 0;
    while (!deflater.finished()) {
      size += deflater.deflate(packed, size, packed.length - size);
    }
    return size;
  }

  /** Packs in one call; answers 0 where the result does not fit, which zlib's always does. */
  private int compressFast(final Deflater raw, final byte[] tile) {
    raw.reset();
    raw.setInput(tile, 0, tile.length);
    raw.finish();
    // It writes to the beginning of an array only; the header is put before it afterwards.
    final int size = raw.deflate(packed, 0, packed.length - Short.BYTES - Integer.BYTES);
    if (!raw.finished()) {
      return 0;
    }
    System.arraycopy(packed, 0, packed, Short.BYTES, size);
    checksum.reset();
    checksum.update(tile);
    final ByteBuffer stream = ByteBuffer.wrap(packed);
    stream.putShort(0, HEADER).putInt(Short.BYTES + size, (int) checksum.getValue());
    return Short.BYTES + size + Integer.BYTES;
  }

  byte[] packed() {
    return packed;
  }

  @Override
  public void close() {
    fast.ifPresent(Deflater::end);
    deflater.end();
  }
}
