package org.finegrid.internal.io.geotiff;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks blocks; holds buffers and is used by one thread at a time. */
final class BlockDecoder implements AutoCloseable {
  /** As many bytes as an array can hold on every Java machine. */
  private static final long MOST_PACKED = Integer.MAX_VALUE - 16;

  private final TiffFile file;
  private final TiffLayout layout;
  private final Inflater inflater = new Inflater();
  private final byte[] beyond = new byte[1];
  private final byte[] rowScratch;
  private Lzw lzw;
  private byte[] packed = new byte[0];

  BlockDecoder(final TiffFile file, final TiffLayout layout) {
    this.file = file;
    this.layout = layout;
    this.rowScratch =
        new byte[layout.predictor() == Predictor.FLOATING_POINT ? (int) layout.rowBytes() : 0];
  }

  /**
   * A block's bytes, row by row, in the file's byte order.
   *
   * @throws org.finegrid.grid.RasterException where they cannot be unpacked
   */
  byte[] decode(final int block, final int blockRow) {
    final int rows = layout.rows(blockRow);
    final byte[] out = new byte[Math.toIntExact(layout.rowBytes() * rows)];
    if (layout.counts()[block] > MOST_PACKED) {
      throw file.corrupt("block " + (block + 1) + " takes " + layout.counts()[block] + " bytes");
    }
    final int count = (int) layout.counts()[block];
    if (packed.length < count) {
      packed = new byte[count];
    }
    file.read(layout.offsets()[block], packed, 0, count);
    try {
      unpack(count, out);
    } catch (DataFormatException e) {
      throw file.corrupt("block " + (block + 1) + " cannot be unpacked (" + e.getMessage() + ")");
    }
    layout
        .predictor()
        .undo(
            out,
            (int) layout.rowBytes(),
            rows,
            layout.type(),
            layout.samples(),
            file.order(),
            rowScratch);
    return out;
  }

  private void unpack(final int count, final byte[] out) throws DataFormatException {
    switch (layout.compression()) {
      case NONE -> {
        if (count < out.length) {
          throw new DataFormatException("it is too short");
        }
        System.arraycopy(packed, 0, out, 0, out.length);
      }
      case LZW -> {
        if (lzw == null) {
          lzw = new Lzw();
        }
        lzw.decode(packed, count, out, out.length);
      }
      case PACKBITS -> packBits(count, out);
      case ZSTD -> ZstdBlocks.decode(packed, count, out);
      default -> inflate(count, out);
    }
  }

  private void inflate(final int count, final byte[] out) throws DataFormatException {
    inflater.reset();
    inflater.setInput(packed, 0, count);
    int at = 0;
    while (at < out.length) {
      final int got = inflater.inflate(out, at, out.length - at);
      if (got == 0) {
        throw new DataFormatException("Deflate data ends early");
      }
      at += got;
    }
    // The checksum follows the last byte, and is compared only when one more byte is read.
    inflater.inflate(beyond);
  }

  private void packBits(final int count, final byte[] out) throws DataFormatException {
    int at = 0;
    int position = 0;
    while (at < out.length) {
      if (position >= count) {
        throw new DataFormatException("PackBits data ends early");
      }
      final int code = packed[position++];
      final int run = code >= 0 ? code + 1 : 1 - code;
      if (code == -128) {
        continue;
      }
      if (run > out.length - at || position + (code >= 0 ? run : 1) > count) {
        throw new DataFormatException("impossible PackBits run");
      }
      if (code >= 0) {
        System.arraycopy(packed, position, out, at, run);
        position += run;
      } else {
        java.util.Arrays.fill(out, at, at + run, packed[position++]);
      }
      at += run;
    }
  }

  @Override
  public void close() {
    inflater.end();
  }
}
