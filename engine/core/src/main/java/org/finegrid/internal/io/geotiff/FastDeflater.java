package org.finegrid.internal.io.geotiff;

import com.intel.gkl.compression.IntelDeflater;
import java.util.Optional;
import java.util.zip.Deflater;
import org.finegrid.internal.io.UnpackedLibraries;

/**
 * Intel's ISA-L by way of its Genomics Kernel Library: at level 1 it packs as tightly as zlib and
 * is about eight times as fast. It exists for x86-64 Linux and macOS; elsewhere Java's own zlib is
 * used.
 */
final class FastDeflater {
  private static final int LEVEL = 1;

  /** No library is larger, unpacked. */
  private static final long SIZE = 1 << 20;

  private static final boolean AVAILABLE = load();

  private FastDeflater() {}

  private static boolean load() {
    if (UnpackedLibraries.hindrance(SIZE).isPresent()) {
      return false;
    }
    try {
      final IntelDeflater deflater = new IntelDeflater(LEVEL, true);
      try {
        final boolean loaded = deflater.load(null);
        UnpackedLibraries.remove("libgkl_compression*.so");
        return loaded;
      } finally {
        deflater.end();
      }
    } catch (LinkageError e) {
      // No library for this machine: the other way is as right, only slower.
      return false;
    }
  }

  /** A deflater of raw streams, without zlib's header; empty where there is no library. */
  static Optional<Deflater> raw() {
    return AVAILABLE ? Optional.of(new IntelDeflater(LEVEL, true)) : Optional.empty();
  }
}
