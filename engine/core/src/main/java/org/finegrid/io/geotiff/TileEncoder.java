package org.finegrid.io.geotiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Turns square tiles of floats into the bytes of the file; holds buffers and is used by one thread
 * at a time. The predictor is that of Adobe's TIFF technical note 3: highest bytes first, then
 * differences from byte to byte along each row.
 */
final class TileEncoder implements AutoCloseable {
  private final int tile;
  private final boolean deflate;
  private final byte[] bytes;
  private final byte[] row;
  private final TileCompressor compressor;

  TileEncoder(final int tile, final boolean deflate) {
    this.tile = tile;
    this.deflate = deflate;
    this.bytes = new byte[tile * tile * Float.BYTES];
    this.row = new byte[tile * Float.BYTES];
    this.compressor = new TileCompressor(deflate ? bytes.length : 0);
  }

  /**
   * Encodes a part of a plane as one tile.
   *
   * @param values the plane
   * @param offset of the tile's first cell
   * @param stride from one row of the plane to the next
   * @param width columns that the plane fills; the rest is padded
   * @param height rows that the plane fills
   * @return the bytes, valid until the next call
   */
  ByteBuffer encode(
      final float[] values,
      final int offset,
      final int stride,
      final int width,
      final int height,
      final CellRules rules) {
    final ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    final int padding = Float.floatToRawIntBits(rules.padding());
    for (int y = 0; y < tile; y++) {
      final int start = y * row.length;
      final int used = y < height ? width : 0;
      final int from = offset + y * stride;
      for (int x = 0; x < used; x++) {
        out.putInt(start + x * 4, Float.floatToRawIntBits(rules.stored(values[from + x])));
      }
      for (int x = used; x < tile; x++) {
        out.putInt(start + x * 4, padding);
      }
      if (deflate) {
        predict(start);
      }
    }
    return deflate ? ByteBuffer.wrap(compressor.packed(), 0, compressor.compress(bytes)) : out;
  }

  private void predict(final int start) {
    for (int x = 0, p = start; x < tile; x++, p += 4) {
      row[x] = bytes[p + 3];
      row[tile + x] = bytes[p + 2];
      row[2 * tile + x] = bytes[p + 1];
      row[3 * tile + x] = bytes[p];
    }
    bytes[start] = row[0];
    for (int i = 1; i < row.length; i++) {
      bytes[start + i] = (byte) (row[i] - row[i - 1]);
    }
  }

  @Override
  public void close() {
    compressor.close();
  }
}
