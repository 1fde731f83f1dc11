package org.finegrid.cli.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.finegrid.io.WriteOptions.Compression;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A limit on the size of files, which fails a write as a full disk does. */
@DisabledOnOs(OS.WINDOWS)
@Tag("slow")
class DiskFullTest {
  /** In the shell's unit of 512 or 1024 bytes; the outputs want eight times as much. */
  private static final int BLOCKS = 1000;

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"out.tif, none", "out.tif, deflate", "out.nc, none"})
  void nothingIsLeftAndTheOldFileIsUnharmed(final String name, final String compression)
      throws Exception {
    final Folder folder = new Folder(directory);
    final Path input = Generated.raster(folder.file("in.tif"), 700, 512, Compression.NONE);
    final Path output = folder.file(name, new byte[] {'o', 'l', 'd'});
    final Map<Path, Integer> before = folder.contents();
    try (Child child = limited(input, output, compression)) {
      assertEquals(1, child.code());
      Folder.saysInOneLine(child.errors(), List.of(output + ": cannot be written", "disk"));
    }
    assertEquals(before, folder.contents());
  }

  /** A page holds a library of charts, and is larger than the rasters and the JSON. */
  @Test
  void aPageThatFindsNoRoomCostsNoOtherResult() throws Exception {
    final Folder folder = new Folder(directory);
    final Path input = folder.sample("island/temperature.tif");
    final Path page = folder.file("page.html", new byte[] {'o', 'l', 'd'});
    final Path json = folder.file("scores.json");
    try (Child child =
        limited(
            List.of(
                "evaluate", input.toString(), "--factor=2", "--html=" + page, "--json=" + json))) {
      assertEquals(1, child.code());
      Folder.saysInOneLine(
          child.errors(), List.of(page + ": cannot be written", "what else it made is whole"));
      assertTrue(child.results().contains("bilinear"));
    }
    assertTrue(Files.readString(json).endsWith("}\n"));
    assertEquals("old", Files.readString(page));
  }

  private static Child limited(final Path input, final Path output, final String compression)
      throws Exception {
    return limited(
        List.of(
            "downscale",
            input.toString(),
            output.toString(),
            "--model=bicubic",
            "--factor=4",
            "--compress=" + compression,
            "--overwrite"));
  }

  private static Child limited(final List<String> args) throws Exception {
    final List<String> words =
        new ArrayList<>(List.of("sh", "-c", "ulimit -f " + BLOCKS + "; exec \"$@\"", "sh"));
    words.addAll(Child.command(List.of(), args));
    return Child.start(new ProcessBuilder(words));
  }
}
