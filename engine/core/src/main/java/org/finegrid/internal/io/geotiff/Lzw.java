package org.finegrid.internal.io.geotiff;

import java.util.zip.DataFormatException;

/** TIFF's variant of LZW: most significant bit first, codes one bit wider one entry early. */
final class Lzw {
  private static final int CLEAR = 256;
  private static final int END = 257;
  private static final int FIRST = 258;
  private static final int TABLE = 4096;

  private final int[] prefix = new int[TABLE];
  private final byte[] suffix = new byte[TABLE];
  private final int[] length = new int[TABLE];

  Lzw() {
    for (int i = 0; i < 256; i++) {
      suffix[i] = (byte) i;
      length[i] = 1;
    }
  }

  /**
   * Decodes until the output is full.
   *
   * @throws DataFormatException where the input ends early or holds an impossible code
   */
  void decode(final byte[] in, final int count, final byte[] out, final int wanted)
      throws DataFormatException {
    if (count > 1 && in[0] == 0 && (in[1] & 1) == 1) {
      throw new DataFormatException("LZW of the kind used before TIFF 5.0");
    }
    int at = 0;
    int bits = 0;
    int held = 0;
    int position = 0;
    int width = 9;
    int next = FIRST;
    int previous = -1;
    while (at < wanted) {
      while (held < width) {
        if (position >= count) {
          throw new DataFormatException("LZW data ends early");
        }
        bits = bits << 8 | in[position++] & 0xff;
        held += 8;
      }
      final int code = bits >>> held - width & (1 << width) - 1;
      held -= width;
      bits &= (1 << held) - 1;
      if (code == END) {
        throw new DataFormatException("LZW data ends early");
      }
      if (code == CLEAR) {
        width = 9;
        next = FIRST;
        previous = -1;
        continue;
      }
      if (previous < 0) {
        if (code >= CLEAR) {
          throw new DataFormatException("impossible LZW code");
        }
        out[at++] = (byte) code;
      } else {
        if (code > next || next >= TABLE && code >= next) {
          throw new DataFormatException("impossible LZW code");
        }
        if (next < TABLE) {
          prefix[next] = previous;
          length[next] = length[previous] + 1;
          suffix[next] = first(code == next ? previous : code);
          next++;
        }
        at = emit(code, out, at, wanted);
      }
      previous = code;
      if (next >= (1 << width) - 1 && width < 12) {
        width++;
      }
    }
  }

  private byte first(final int code) {
    int each = code;
    while (each >= CLEAR) {
      each = prefix[each];
    }
    return (byte) each;
  }

  private int emit(final int code, final byte[] out, final int at, final int wanted) {
    final int size = length[code];
    int each = code;
    for (int i = at + size - 1; i >= at; i--) {
      if (i < wanted) {
        out[i] = suffix[each];
      }
      each = prefix[each];
    }
    return Math.min(at + size, wanted);
  }
}
