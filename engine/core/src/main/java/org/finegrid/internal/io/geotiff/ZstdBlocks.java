package org.finegrid.internal.io.geotiff;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.util.Native;
import java.util.zip.DataFormatException;

/** Unpacks ZSTD; in a class of its own, since its library may be missing. */
final class ZstdBlocks {

  private ZstdBlocks() {}

  /**
   * Loads the library.
   *
   * @throws LinkageError where it is not on the class path, not made for this machine or cannot be
   *     unpacked
   */
  static void load() {
    Native.load();
  }

  /** Fills an array with what a frame holds. */
  static void decode(final byte[] packed, final int count, final byte[] out)
      throws DataFormatException {
    final long got;
    try {
      got = Zstd.decompressByteArray(out, 0, out.length, packed, 0, count);
    } catch (ZstdException e) {
      throw new DataFormatException(e.getMessage());
    }
    if (got < out.length) {
      throw new DataFormatException("ZSTD data ends early");
    }
  }
}
