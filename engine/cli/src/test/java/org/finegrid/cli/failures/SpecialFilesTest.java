package org.finegrid.cli.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.finegrid.cli.Outcome;
import org.finegrid.testing.Pipes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pipes and links in the place of files. Devices and sockets are the same to the program. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class SpecialFilesTest {
  private static final String NEVER_REPLACED = "only files are replaced";

  @TempDir private Path directory;
  private Folder folder;
  private String input;

  @BeforeEach
  void fill() {
    folder = new Folder(directory);
    input = folder.sample("island/temperature.tif").toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "info PIPE",
        "downscale PIPE out.tif --factor 2",
        "downscale PIPE out.tif --factor 2 --reader gdal",
        "evaluate PIPE --factor 2",
        "import PIPE --out out.onnx",
        "train fine-s --data PIPE --factor 2 --out out.onnx",
        "train fine-s --data INPUT --start PIPE --factor 2 --out out.onnx"
      })
  void aPipeIsRefusedAsInputAndNotWaitedFor(final String line) throws Exception {
    final Path pipe = Pipes.make(folder.file("pipe.onnx"));
    saysOf(pipe, run(line, pipe), "save what it gives to a file");
    assertFalse(Files.exists(folder.file("out.tif")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"models show PIPE", "downscale INPUT out.tif --model PIPE"})
  void aPipeIsRefusedAsAModel(final String line) throws Exception {
    final Path pipe = Pipes.make(folder.file("pipe.onnx"));
    saysOf(pipe, run(line, pipe), "is not a regular file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "downscale INPUT PIPE --format GeoTIFF --factor 2 --overwrite",
        "downscale INPUT PIPE --format NetCDF --factor 2 --overwrite",
        "downscale INPUT out.tif --model bicubic --factor 2 --report PIPE",
        "evaluate INPUT --factor 2 --json PIPE",
        "evaluate INPUT --factor 2 --html PIPE",
        "train fine-s --data INPUT --factor 2 --out PIPE --overwrite",
        "train fine-s --data INPUT --factor 2 --out out.onnx --checkpoint PIPE --overwrite"
      })
  void aPipeIsNotReplaced(final String line) throws Exception {
    final Path pipe = Pipes.make(folder.file("pipe.onnx"));
    saysOf(pipe, run(line, pipe), NEVER_REPLACED);
    assertFalse(Files.exists(folder.file("out.tif")));
  }

  @Test
  void aPipeAmongSavedRastersIsNotReplaced() throws Exception {
    final Path save = Files.createDirectory(folder.file("save"));
    final Path pipe = Pipes.make(save.resolve("bicubic.tif"));
    final String line = "evaluate INPUT --factor 2 --overwrite --save " + save;
    saysOf(pipe, run(line, pipe), NEVER_REPLACED);
  }

  @Test
  void anOutputThatIsALinkIsReplacedWhereItLeads() throws Exception {
    final Path real = folder.file("real.tif", new byte[] {'o', 'l', 'd'});
    final Path link = Files.createSymbolicLink(folder.file("link.tif"), real);
    final Outcome outcome =
        run("downscale INPUT PIPE --factor 2 --model bicubic --overwrite", link);
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(Files.isSymbolicLink(link));
    assertTrue(Files.size(real) > 1000);
  }

  @Test
  void anOutputThatIsALinkToNothingIsRefusedBeforeAnyWork() throws Exception {
    final Path link = Files.createSymbolicLink(folder.file("link.tif"), Path.of("no-such"));
    final Outcome outcome = run("downscale INPUT PIPE --factor 2 --overwrite", link);
    saysOf(link, outcome, "is a link to no-such, which does not exist");
    assertTrue(Files.isSymbolicLink(link));
  }

  @Test
  void anInputThatIsALinkToNothingIsTold() throws Exception {
    final Path link = Files.createSymbolicLink(folder.file("link.tif"), Path.of("no-such"));
    saysOf(link, run("info PIPE", link), "is a link to no-such, which does not exist");
  }

  @Test
  void aReportMayGoToStandardOutput() {
    final Outcome outcome =
        run("downscale INPUT PIPE --factor 2 --report /dev/stdout", out("a.tif"));
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().startsWith("{") && outcome.out().endsWith("}\n"), outcome.out());
  }

  @Test
  void scoresOnStandardOutputTakeThePlaceOfTheTable() {
    final Outcome outcome = run("evaluate INPUT --factor 2 --json /dev/stdout", out("a.tif"));
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().startsWith("{") && outcome.out().endsWith("}\n"), outcome.out());
  }

  private Path out(final String name) {
    return folder.file(name);
  }

  private Outcome run(final String line, final Path special) {
    final List<String> args = new ArrayList<>();
    for (final String word : line.split(" ")) {
      args.add(
          switch (word) {
            case "PIPE" -> special.toString();
            case "INPUT" -> input;
            case "out.tif", "out.onnx" -> folder.file(word).toString();
            default -> word;
          });
    }
    return Outcome.real(args.toArray(String[]::new));
  }

  private static void saysOf(final Path special, final Outcome outcome, final String what) {
    assertEquals(1, outcome.code(), outcome.err());
    Folder.saysInOneLine(outcome.errorLines(), List.of(special + ": ", what));
    assertFalse(Files.isRegularFile(special));
  }
}
