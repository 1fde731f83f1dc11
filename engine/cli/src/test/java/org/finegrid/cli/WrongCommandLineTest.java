package org.finegrid.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrongCommandLineTest {
  private final FakeEngine engine = new FakeEngine();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--factor 0 a.tif b.tif | --factor: '0'",
        "--factor -3 a.tif b.tif | --factor: '-3'",
        "--factor four a.tif b.tif | --factor: 'four'",
        "--factor 2.5 a.tif b.tif | --factor: '2.5'",
        "--factor 99999999999 a.tif b.tif | --factor: '99999999999'",
        "--factor | --factor",
        "--factor 2 --factor 4 a.tif b.tif | --factor",
        "--back-projection -1 a.tif b.tif | --back-projection: '-1'",
        "--back-projection 101 a.tif b.tif | --back-projection: '101' is not an integer from 0",
        "--tile 0 a.tif b.tif | --tile: '0'",
        "--overlap -1 a.tif b.tif | --overlap: '-1'",
        "--overlap much a.tif b.tif | --overlap: 'much'",
        "--threads 0 a.tif b.tif | --threads: '0'",
        "--device gpu a.tif b.tif | --device: 'gpu'",
        "--device cuda:x a.tif b.tif | --device: 'cuda:x'",
        "--blend sharp a.tif b.tif | 'sharp' is not one of cosine, linear, none",
        "--conserve maybe a.tif b.tif | 'maybe' is not one of auto, none, additive, multiplicative",
        "--compress zip a.tif b.tif | 'zip' is not one of none, deflate",
        "--progress loud a.tif b.tif | 'loud' is not one of auto, bar, json, none",
        "--minimum NaN a.tif b.tif | --minimum: 'NaN'",
        "--maximum 1,5 a.tif b.tif | --maximum: '1,5'",
        "--minimum 2 --maximum 1 a.tif b.tif | --minimum: 2.0 is above the --maximum of 1.0",
        "--bands 0 a.tif b.tif | --bands: '0'",
        "--bands 3-1 a.tif b.tif | --bands: '3-1' runs backwards",
        "--bands 1,,2 a.tif b.tif | --bands: '1,,2'",
        "--bbox 1,2,3 a.tif b.tif | --bbox: '1,2,3' is not four numbers",
        "--bbox 1,2,x,4 a.tif b.tif | --bbox: 'x'",
        "--bbox 10,0,5,1 a.tif b.tif | west edge",
        "--bbox 0,10,5,1 a.tif b.tif | south edge",
        "--time 1990 a.tif b.tif | --time: '1990'",
        "--time 1990-13/1991 a.tif b.tif | --time",
        "--time 1991/1990-12 a.tif b.tif | ends before it begins",
        "a.tif | 'OUTPUT'",
        "a.tif b.tif c.tif | unexpected argument 'c.tif'",
        "a.tif a.tif | a.tif: is both INPUT and OUTPUT",
        "a.tif ./a.tif | is both INPUT and OUTPUT",
        "a.tif b.tif --report b.tif | b.tif: is a raster of this run",
        "--facto 4 a.tif b.tif | did you mean --factor?",
        "--conserv=none | did you mean --conserve?",
        "--elevaton=a.tif | did you mean --elevation?",
        "--hlep | did you mean --help?",
      })
  void isRefusedInOneLineBeforeAnythingRuns(final String line, final String told) {
    final Outcome outcome = Outcome.of(engine, ("downscale " + line).split(" "));
    assertEquals(ExitCode.USAGE, outcome.code(), outcome.err());
    assertEquals(1, outcome.errorLines().size(), outcome.err());
    assertTrue(outcome.err().startsWith("finegrid: "), outcome.err());
    assertTrue(outcome.err().contains(told), outcome.err());
    assertEquals("", outcome.out());
    assertTrue(engine.requests.isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "downscal, downscale",
    "inof, info",
    "models shwo, show",
    "--versio, --version",
    "info --jsn a.nc, --json"
  })
  void aMistypedWordIsRecognised(final String line, final String meant) {
    final Outcome outcome = Outcome.of(engine, line.split(" "));
    assertEquals(ExitCode.USAGE, outcome.code());
    assertEquals(1, outcome.errorLines().size(), outcome.err());
    assertTrue(outcome.err().contains("did you mean " + meant + "?"), outcome.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.zip | '--out=FILE.onnx'",
        "a.zip --out b.tif | --out: 'b.tif' does not end in .onnx",
        "a.zip --out b.onnx --factor 0 | --factor: '0'",
        "a.zip --out b.onnx --input fine | 'fine' is not one of coarse, upsampled",
        "a.zip --out b.onnx --normalisation most | 'most' is not one of none, minmax, standardise",
        "a.zip --out b.onnx --aggregation sum | 'sum' is not one of mean, bicubic",
        "a.zip b.zip --out c.onnx | unexpected argument 'b.zip'",
      })
  void anImportIsRefusedInOneLineBeforeAnythingRuns(final String line, final String told) {
    final Outcome outcome = Outcome.of(engine, ("import " + line).split(" "));
    assertEquals(ExitCode.USAGE, outcome.code(), outcome.err());
    assertEquals(1, outcome.errorLines().size(), outcome.err());
    assertTrue(outcome.err().contains(told), outcome.err());
    assertEquals("", outcome.out());
  }

  @Test
  void debugAddsTheTrace() {
    final Outcome outcome = Outcome.of(engine, "downscale", "--factor", "0", "a", "b", "--debug");
    assertEquals(ExitCode.USAGE, outcome.code());
    assertTrue(outcome.errorLines().size() > 3, outcome.err());
    assertTrue(outcome.err().contains("\tat "), outcome.err());
  }

  @Test
  void anEmptyFileNameIsRefused() {
    final Outcome outcome = Outcome.of(engine, "downscale", "", "b.tif");
    assertEquals(ExitCode.USAGE, outcome.code());
    assertEquals(1, outcome.errorLines().size(), outcome.err());
    assertTrue(outcome.err().contains("INPUT: the name is empty"), outcome.err());
  }

  @Test
  void aLinkToTheInputIsNoOutput(@TempDir final Path directory) throws IOException {
    final Path input = Files.createFile(directory.resolve("a.tif"));
    final Path link = Files.createSymbolicLink(directory.resolve("b.tif"), input);
    final Outcome outcome =
        Outcome.of(engine, "downscale", "--overwrite", input.toString(), link.toString());
    assertEquals(ExitCode.USAGE, outcome.code());
    assertTrue(engine.requests.isEmpty());
  }
}
