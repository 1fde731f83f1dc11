package org.finegrid.cli.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrongOutputTest {
  @TempDir private Path directory;
  private Folder folder;
  private Path input;

  @BeforeEach
  void fill() {
    folder = new Folder(directory);
    input = folder.sample("island/temperature.tif");
  }

  @ParameterizedTest
  @ValueSource(strings = {"out.tif", "out.nc"})
  void oneThatExistsIsKept(final String name) {
    final Path output = folder.file(name, new byte[] {'o', 'l', 'd'});
    refused(1, output + ": exists already", output);
  }

  @Test
  void oneInADirectoryThatIsMissing() {
    final Path output = folder.file("missing").resolve("out.tif");
    refused(1, output + ": the directory", output);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void oneInADirectoryThatMayNotBeWrittenInto() throws IOException {
    final Path closed = Files.createDirectory(folder.file("closed"));
    assumeTrue(closed.toFile().setWritable(false) && !Files.isWritable(closed), "runs as root");
    refused(
        1,
        ": cannot write into " + closed + " (permission denied); name another place",
        closed.resolve("out.tif"));
  }

  @Test
  void oneInAFile() {
    final Path output = input.resolve("out.tif");
    refused(1, output + ": the directory", output);
  }

  @Test
  void oneThatIsADirectory() throws IOException {
    final Path output = Files.createDirectory(folder.file("out.tif"));
    refused(1, output.toString(), output);
    refused(1, output + ": is a directory", output, "--overwrite");
  }

  @ParameterizedTest
  @ValueSource(strings = {"out.png", "out", "out.tif.gz", ".tif", "tif"})
  void oneOfNoKnownExtension(final String name) {
    final Path output = folder.file(name);
    refused(1, output + ": unsupported file extension", output);
  }

  @Test
  void oneThatIsTheInput() {
    refused(2, input + ": is both INPUT and OUTPUT", input, "--overwrite");
    final Path roundabout = directory.resolve("..").resolve(directory.getFileName());
    refused(2, ": is both INPUT and OUTPUT", roundabout.resolve("temperature.tif"), "--overwrite");
  }

  @Test
  void oneThatIsAnotherNameOfTheInput() throws IOException {
    final Path link = Files.createLink(folder.file("link.tif"), input);
    refused(2, ": is both INPUT and OUTPUT", link, "--overwrite");
  }

  @Test
  void aReportInADirectoryThatIsMissing() {
    final Path report = folder.file("missing").resolve("run.json");
    folder.refuses(
        1,
        List.of(report + ": the directory"),
        input.toString(),
        "--factor",
        "2",
        "--report",
        report.toString());
  }

  @Test
  void aReportOfARunThatFailsKeepsTheOlderOne() throws IOException {
    final Path report = folder.file("run.json", new byte[] {'o', 'l', 'd'});
    folder.refuses(
        1,
        List.of("--bands: '9'"),
        input.toString(),
        "--factor",
        "2",
        "--bands",
        "9",
        "--report",
        report.toString());
    assertEquals("old", Files.readString(report));
  }

  private void refused(final int code, final String told, final Path output, final String... more) {
    final List<String> args =
        new ArrayList<>(List.of("downscale", input.toString(), output.toString(), "--factor", "2"));
    args.addAll(List.of(more));
    folder.refused(code, List.of(told), args);
  }
}
