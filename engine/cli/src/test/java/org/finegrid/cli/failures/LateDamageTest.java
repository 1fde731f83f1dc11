package org.finegrid.cli.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.finegrid.cli.Outcome;
import org.finegrid.io.WriteOptions.Compression;
import org.finegrid.testing.MemoryRaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are sound where a run begins and damaged where it is half done. */
class LateDamageTest {
  private static final int EDGE = 512;

  @TempDir private Path directory;

  @Test
  void aGeoTiffFailsMidwayAndLeavesNothing() {
    final Folder folder = new Folder(directory);
    final Path input = Generated.raster(folder.file("in.tif"), EDGE, 64, Compression.DEFLATE);
    final byte[] bytes = Folder.bytes(input);
    spoil(bytes, (int) (bytes.length * 0.9));
    folder.file("in.tif", bytes);
    firstRowsAreSound(folder, input);
    folder.refuses(
        1,
        List.of(input + ": "),
        input.toString(),
        "--model=bicubic",
        "--factor",
        "2",
        "--tile",
        "64");
  }

  @Test
  void aCompressedChunkThatIsSpoiltLeavesNothing() throws IOException {
    final Folder folder = new Folder(directory);
    final byte[] bytes;
    try (InputStream in =
        MemoryRaster.class.getResourceAsStream("/org/finegrid/internal/io/netcdf/packed.nc")) {
      bytes = in.readAllBytes();
    }
    final Path input = folder.file("in.nc", bytes);
    final int zlib = lastZlibStream(bytes);
    spoil(bytes, zlib + 4);
    folder.file("in.nc", bytes);
    folder.refuses(
        1,
        List.of(input + ": is corrupt"),
        input.toString(),
        "--model=bicubic",
        "--factor",
        "2",
        "--variable",
        "t");
  }

  private static void firstRowsAreSound(final Folder folder, final Path input) {
    final double top = -1000.0 * EDGE / 4;
    final Outcome outcome =
        Outcome.real(
            "downscale",
            input.toString(),
            folder.file("part.tif").toString(),
            "--model=bicubic",
            "--factor=2",
            "--progress=none",
            "--bbox=0," + top + "," + 1000 * EDGE + ",0");
    assertEquals("", outcome.err());
    assertEquals(0, outcome.code());
  }

  /** Where the last stream begins, by zlib's mark for its fastest level. */
  private static int lastZlibStream(final byte[] bytes) {
    int at = bytes.length - 2;
    while (bytes[at] != 0x78 || bytes[at + 1] != 0x01) {
      at--;
    }
    return at;
  }

  /** Spoils a few bytes. */
  private static void spoil(final byte[] bytes, final int from) {
    for (int i = from; i < from + 4; i++) {
      bytes[i] ^= (byte) 0xa5;
    }
  }
}
