package org.finegrid.cli.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.finegrid.io.WriteOptions.Compression;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstantMemoryTest {
  private static final int EDGE = 4000;

  @ParameterizedTest
  @CsvSource({"nearest, tif", "bicubic, tif", "bicubic, nc"})
  void anOutputThreeTimesAsLargeAsTheHeapIsWritten(
      final String model, final String extension, @TempDir final Path directory) throws Exception {
    final Path input =
        Rasters.write(directory.resolve("coarse." + extension), EDGE, Compression.NONE);
    final Path output = directory.resolve("fine." + extension);
    try (Child child =
        Child.start(
            List.of("-Xmx80m"),
            "downscale",
            input.toString(),
            output.toString(),
            "--factor",
            "2",
            "--model",
            model,
            "--compress",
            "none",
            "--threads",
            "2")) {
      final int code = child.code();
      assertEquals(0, code, String.join("\n", child.err()));
    }
    assertTrue(Files.size(output) > 3 * 80L << 20, "an output of " + Files.size(output));
  }
}
