package org.finegrid.cli.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.finegrid.io.WriteOptions.Compression;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rasters several times as large as the memory. */
@Tag("slow")
class ConstantMemoryTest {
  private static final int EDGE = 4000;
  private static final int HEAP_MEGABYTES = 96;

  @TempDir private static Path inputs;
  private static Path input;

  @TempDir private Path directory;

  @BeforeAll
  static void write() {
    input = Generated.raster(inputs.resolve("in.tif"), EDGE, 512, Compression.NONE);
  }

  @ParameterizedTest
  @CsvSource({"out.tif, auto", "out.tif, 8", "out.nc, auto"})
  void areMadeFinerInIt(final String name, final String overlap) throws Exception {
    final Path output = directory.resolve(name);
    try (Child child =
        Child.of(
            List.of("-Xmx" + HEAP_MEGABYTES + "m"),
            List.of(
                "downscale",
                input.toString(),
                output.toString(),
                "--model=bicubic",
                "--factor=2",
                "--compress=none",
                "--progress=none",
                "--threads=2",
                "--overlap=" + overlap))) {
      final int code = child.code();
      assertEquals(List.of(), child.errors());
      assertEquals(0, code);
    }
    final long cells = 4L * EDGE * EDGE;
    assertTrue(Files.size(output) >= cells * Float.BYTES);
    assertTrue(Files.size(output) > 2L * HEAP_MEGABYTES << 20);
  }
}
