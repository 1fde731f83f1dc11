package org.finegrid.cli.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.finegrid.cli.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrongCovariateTest {
  @TempDir private Path directory;
  private Folder folder;
  private Path input;

  @BeforeEach
  void fill() {
    folder = new Folder(directory);
    input = folder.sample("island/temperature.tif");
  }

  @Test
  void oneThatIsMissing() {
    final Path missing = folder.file("dem.tif");
    refused(1, missing + ": no such file", "--elevation=" + missing);
    refused(1, missing + ":z: no such file", "--elevation=" + missing + ":z");
  }

  @Test
  void oneThatIsADirectory() throws IOException {
    final Path inner = Files.createDirectory(folder.file("dem.tif"));
    refused(1, inner + ": is a directory", "--land=" + inner);
  }

  @Test
  void oneThatIsEmptyOrText() {
    final Path empty = folder.file("empty.tif", new byte[0]);
    refused(1, empty + ": is empty", "--climatology=" + empty);
    final Path text = folder.file("dem.txt", "1,2,3\n".getBytes(StandardCharsets.UTF_8));
    refused(1, text + ": not a raster", "--covariate=slope=" + text);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.1, 0.9})
  void oneThatIsCutShort(final double part) {
    final Path whole = folder.sample("island/elevation-fine.tif");
    final byte[] bytes = Folder.bytes(whole);
    final Path file =
        folder.file("dem.tif", Arrays.copyOf(bytes, (int) Math.ceil(part * bytes.length)));
    refused(1, file + ": ", "--elevation=" + file);
  }

  @Test
  void oneThatDoesNotHaveTheVariable() {
    final Path file = folder.sample("island/temperature-fine-truth.nc");
    refused(1, "'dem'", "--covariate=tas=" + file + ":dem");
  }

  @Test
  void oneOfSeveralVariablesOfWhichNoneIsNamed() {
    final Path file = SeveralVariables.write(folder.file("fields.nc"));
    refused(1, file + ": holds 2 variables; choose one with --land: rain, snow", "--land=" + file);
  }

  @Test
  void oneOfSeveralBandsWhereOneIsNeeded() {
    final Path file = folder.sample("island/temperature.nc");
    refused(1, "--elevation: " + file + ": has 12 bands; one is needed", "--elevation=" + file);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void oneThatIsTheOutputByALink() throws IOException {
    final Path file = folder.sample("island/elevation-fine.tif");
    final Path link = Files.createSymbolicLink(folder.file("link.tif"), file);
    folder.refused(
        2,
        List.of(link + ": is both --elevation and OUTPUT"),
        List.of(
            "downscale",
            input.toString(),
            link.toString(),
            "--factor=4",
            "--overwrite",
            "--elevation=" + file));
  }

  @Test
  void aNameWithSpacesIsAFile() {
    final Path file = folder.file("my dem.tif", sample());
    final Outcome outcome =
        Outcome.real(
            "downscale",
            input.toString(),
            folder.file("fine.tif").toString(),
            "--factor=4",
            "--elevation",
            file.toString());
    assertEquals(0, outcome.code(), outcome.err());
  }

  private byte[] sample() {
    return Folder.bytes(folder.sample("island/elevation-fine.tif"));
  }

  private void refused(final int code, final String told, final String option) {
    folder.refuses(code, List.of(told), input.toString(), "--factor=4", option);
  }
}
