package org.finegrid.cli.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.finegrid.cli.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrongInputTest {
  @TempDir private Path directory;

  @Test
  void aFileThatIsNotThere() {
    final Path missing = folder().file("missing.tif");
    refused(missing, missing + ": no such file");
  }

  @Test
  void aDirectory() throws IOException {
    final Path inner = Files.createDirectory(folder().file("inner.tif"));
    refused(inner, inner + ": is a directory");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFileThatMayNotBeRead() {
    final Path closed = folder().sample("island/temperature.tif");
    assumeTrue(closed.toFile().setReadable(false) && !Files.isReadable(closed), "runs as root");
    final Outcome outcome = Outcome.real("info", closed.toString());
    assertEquals(1, outcome.code());
    Folder.saysInOneLine(
        outcome.errorLines(), List.of(closed + ": cannot be read (permission denied)"));
  }

  @Test
  void anEmptyFile() {
    final Path empty = folder().file("empty.tif", new byte[0]);
    refused(empty, empty + ": is empty");
  }

  @Test
  void aTextFile() {
    final Path text =
        folder().file("text.tif", "lon,lat,t\n1,2,3\n".getBytes(StandardCharsets.UTF_8));
    refused(text, text + ": not a raster");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0005, 0.002, 0.01, 0.1, 0.5, 0.9, 0.99})
  void aGeoTiffCutShort(final double part) {
    cutShort("island/temperature.tif", part);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.00005, 0.0005, 0.002, 0.01, 0.1, 0.5, 0.9, 0.99, 0.9999})
  void aNetcdfFileCutShort(final double part) {
    cutShort("island/temperature.nc", part);
  }

  private void cutShort(final String sample, final double part) {
    final Path file = folder().sample(sample);
    final byte[] whole = Folder.bytes(file);
    final int length = (int) Math.ceil(whole.length * part);
    folder().file(file.getFileName().toString(), Arrays.copyOf(whole, length));
    refused(file, file + ": ");
  }

  private void refused(final Path input, final String... told) {
    folder().refuses(1, List.of(told), input.toString(), "--factor", "2");
  }

  private Folder folder() {
    return new Folder(directory);
  }
}
