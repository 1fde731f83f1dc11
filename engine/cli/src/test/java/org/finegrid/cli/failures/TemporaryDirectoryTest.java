package org.finegrid.cli.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.finegrid.testing.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A temporary directory that takes nothing. */
class TemporaryDirectoryTest {
  @TempDir private Path directory;

  @Test
  void aNetworkSaysThatItNeedsOne() throws Exception {
    final Folder folder = new Folder(directory);
    final Path missing = folder.file("missing");
    final String input = folder.sample("island/temperature.tif").toString();
    final String model = folder.file("net.onnx", Networks.espcn(2, 8, 4)).toString();
    final Map<Path, Integer> before = folder.contents();
    try (Child child = run(missing, input, folder.file("out.tif"), model)) {
      assertEquals(1, child.code());
      Folder.saysInOneLine(
          child.errors(), List.of("ONNX Runtime", missing + " does not exist", "-Djava.io.tmpdir"));
    }
    assertEquals(before, folder.contents());
  }

  @Test
  void interpolationDoesWithoutOne() throws Exception {
    final Folder folder = new Folder(directory);
    final String input = folder.sample("island/temperature.tif").toString();
    final Path output = folder.file("out.tif");
    try (Child child = run(folder.file("missing"), input, output, "bicubic")) {
      assertEquals(List.of(), child.errors());
      assertEquals(0, child.code());
    }
    assertEquals(true, Files.size(output) > 0);
  }

  private static Child run(
      final Path temporary, final String input, final Path output, final String model)
      throws Exception {
    return Child.of(
        List.of("-Djava.io.tmpdir=" + temporary),
        List.of("downscale", input, output.toString(), "--model=" + model, "--factor=2"));
  }
}
