package org.finegrid.io.geotiff;

import java.util.Arrays;
import java.util.Optional;

/** The compressions that are read. */
enum Compression {
  NONE(1, "uncompressed"),
  LZW(5, "lzw"),
  DEFLATE(8, "deflate"),
  PACKBITS(32773, "packbits"),
  /** The number that Deflate had before it was registered. */
  OLD_DEFLATE(32946, "deflate");

  private final int code;
  private final String label;

  Compression(final int code, final String label) {
    this.code = code;
    this.label = label;
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
