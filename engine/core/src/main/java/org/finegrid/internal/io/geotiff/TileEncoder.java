package org.finegrid.internal.io.geotiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Arrays;
import org.finegrid.internal.io.StoredNoData;

/**
 * Turns tiles of floats into the bytes of the file; holds buffers and is used by one thread at a
 * time. The predictor is that of Adobe's TIFF technical note 3: highest bytes first, then
 * differences from byte to byte along each row.
 */
final class TileEncoder implements AutoCloseable {
  private final int tileWidth;
  private final int tileHeight;
  private final boolean deflate;
  private final byte[] bytes;

  /** Where an uncompressed tile is put: off the heap, from where it is written without a copy. */
  private final ByteBuffer plain;

  private final int[] row;

  /** The bytes of a row, most significant ones first, after a zero for the first difference. */
  private final byte[] planes;

  private final TileCompressor compressor;

  TileEncoder(final int tileWidth, final int tileHeight, final boolean deflate) {
    this.tileWidth = tileWidth;
    this.tileHeight = tileHeight;
    this.deflate = deflate;
    final int size = tileWidth * tileHeight * Float.BYTES;
    this.bytes = new byte[deflate ? size : 0];
    this.plain = ByteBuffer.allocateDirect(deflate ? 0 : size).order(ByteOrder.LITTLE_ENDIAN);
    this.row = new int[tileWidth];
    this.planes = new byte[tileWidth * Float.BYTES + 1];
    this.compressor = new TileCompressor(bytes.length);
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
      final StoredNoData rules) {
    final IntBuffer cells = plain.clear().asIntBuffer();
    final int padding = Float.floatToRawIntBits(rules.padding());
    for (int y = 0; y < tileHeight; y++) {
      final int used = y < height ? width : 0;
      final int from = offset + y * stride;
      for (int x = 0; x < used; x++) {
        row[x] = Float.floatToRawIntBits(rules.stored(values[from + x]));
      }
      Arrays.fill(row, used, tileWidth, padding);
      if (deflate) {
        predict(y * tileWidth * Float.BYTES);
      } else {
        cells.put(y * tileWidth, row);
      }
    }
    return deflate
        ? ByteBuffer.wrap(compressor.packed(), 0, compressor.compress(bytes))
        : plain.clear();
  }

  private void predict(final int start) {
    for (int x = 0; x < tileWidth; x++) {
      final int bits = row[x];
      planes[x + 1] = (byte) (bits >> 24);
      planes[tileWidth + x + 1] = (byte) (bits >> 16);
      planes[2 * tileWidth + x + 1] = (byte) (bits >> 8);
      planes[3 * tileWidth + x + 1] = (byte) bits;
    }
    for (int i = 0; i < tileWidth * Float.BYTES; i++) {
      bytes[start + i] = (byte) (planes[i + 1] - planes[i]);
    }
  }

  @Override
  public void close() {
    compressor.close();
  }
}
