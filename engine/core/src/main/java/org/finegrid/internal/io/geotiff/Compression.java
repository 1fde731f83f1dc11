package org.finegrid.internal.io.geotiff;

import java.util.Arrays;
import java.util.Optional;

/** The compressions that are read. */
enum Compression {
  NONE(1, "uncompressed", 1),
  /** A code of 12 bits stands for no more bytes than there are codes. */
  LZW(5, "lzw", 4096),
  /** Two bits for a run of 258 bytes. */
  DEFLATE(8, "deflate", 1032),
  /** Two bytes for a run of 128. */
  PACKBITS(32773, "packbits", 64),
  /** The number that Deflate had before it was registered. */
  OLD_DEFLATE(32946, "deflate", 1032),
  /** Four bytes for a run of 128 KiB. */
  ZSTD(50000, "zstd", 1 << 17);

  private final int code;
  private final String label;
  private final int mostFromOne;

  Compression(final int code, final String label, final int mostFromOne) {
    this.code = code;
    this.label = label;
    this.mostFromOne = mostFromOne;
  }

  /** The bytes that so many stored ones cannot exceed when they are unpacked. */
  long largest(final long stored) {
    return stored > Long.MAX_VALUE / mostFromOne ? Long.MAX_VALUE : stored * mostFromOne;
  }

  static Optional<Compression> of(final long code) {
    return Arrays.stream(values()).filter(it -> it.code == code).findFirst();
  }

  int code() {
    return code;
  }

  String label() {
    return label;
  }
}
