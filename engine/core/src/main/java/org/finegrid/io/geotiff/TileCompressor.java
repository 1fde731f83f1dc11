package org.finegrid.io.geotiff;

import java.util.zip.Deflater;

/** Packs the bytes of one tile; holds buffers and is used by one thread at a time. */
final class TileCompressor implements AutoCloseable {
  /** The fastest level: after the predictor, higher ones gain a few percent for twice the time. */
  private static final int LEVEL = 1;

  private final Deflater deflater = new Deflater(LEVEL);
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
    deflater.reset();
    deflater.setInput(tile);
    deflater.finish();
    int size = 0;
    while (!deflater.finished()) {
      size += deflater.deflate(packed, size, packed.length - size);
    }
    return size;
  }

  byte[] packed() {
    return packed;
  }

  @Override
  public void close() {
    deflater.end();
  }
}
