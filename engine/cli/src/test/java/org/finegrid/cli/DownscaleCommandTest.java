package org.finegrid.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.finegrid.downscale.CancelledException;
import org.finegrid.downscale.DownscaleRequest;
import org.finegrid.downscale.Part;
import org.finegrid.grid.RasterException;
import org.finegrid.io.WriteOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownscaleCommandTest {
  private final FakeEngine engine = new FakeEngine();
  @TempDir private Path directory;

  @Test
  void everyOptionReachesTheRequest() {
    final String line =
        "downscale --model srcnn.onnx --factor 4 --back-projection 20 --variable pr"
            + " --bands 1,3-5 --time 1990/1999 --bbox -10,-40.5,5,60 --crs EPSG:4326 --conserve multiplicative --minimum -0.5"
            + " --maximum 9 --tile 64 --overlap 8 --blend linear --device cuda:1 --threads 3"
            + " --compress none --overwrite in.nc out.nc";
    assertEquals(ExitCode.DONE, Outcome.of(engine, line.split(" ")).code());
    final DownscaleRequest expected =
        DownscaleRequest.builder(Path.of("in.nc"), Path.of("out.nc"))
            .model("srcnn.onnx")
            .factor(4)
            .backProjection(20)
            .variable("pr")
            .part(Part.whole().withBands("1,3-5").withTime("1990/1999").withBbox("-10,-40.5,5,60"))
            .crs("EPSG:4326")
            .conserve(DownscaleRequest.Conserve.MULTIPLICATIVE)
            .minimum(-0.5)
            .maximum(9)
            .tile(64)
            .overlap(8)
            .blend(DownscaleRequest.Blend.LINEAR)
            .device("cuda:1")
            .threads(3)
            .overwrite(true)
            .compression(WriteOptions.Compression.NONE)
            .command("finegrid " + line)
            .build();
    assertEquals(List.of(expected), engine.requests);
  }

  @Test
  void whatIsNotTypedKeepsTheDefaultsOfTheRequest() {
    Outcome.of(engine, "downscale", "--overlap", "auto", "a b.tif", "it's.tif");
    assertEquals(
        List.of(
            DownscaleRequest.builder(Path.of("a b.tif"), Path.of("it's.tif"))
                .command("finegrid downscale --overlap auto 'a b.tif' 'it'\\''s.tif'")
                .build()),
        engine.requests);
    assertEquals(OptionalInt.empty(), engine.requests.get(0).run().overlap());
    assertEquals(OptionalDouble.empty(), engine.requests.get(0).method().minimum());
  }

  @Test
  void aRunThatIsPipedTellsNotesOnly() {
    final Outcome outcome = Outcome.of(engine, "downscale", "a.tif", "b.tif");
    assertEquals("", outcome.out());
    assertEquals(List.of("note: the input states no datum"), outcome.errorLines());
  }

  @Test
  void aRunWithoutProgressIsSilent() {
    final Outcome outcome = Outcome.of(engine, "downscale", "--progress=none", "a.tif", "b.tif");
    assertEquals(new Outcome(ExitCode.DONE, "", ""), outcome);
  }

  @Test
  void aRunOnAScreenEndsWithASummary() {
    final Outcome outcome = Outcome.of(engine, true, "downscale", "a.tif", "b.tif");
    assertEquals(
        List.of(
            "b.tif: 40 x 40 cells, 1 band, x4 by bicubic, conserved additively"
                + " (mass error 2e-8 std), 0.5 s, 0.0 Mcells/s",
            "note: the input states no datum"),
        outcome.errorLines());
  }

  @Test
  void progressAsJsonParsesLineByLine() throws IOException {
    engine.run =
        (progress, cancelled) -> {
          progress.progress("statistics", 100, 100);
          progress.progress("downscaling", 800, 1600);
          progress.progress("downscaling", 1600, 1600);
        };
    final Outcome outcome = Outcome.of(engine, "downscale", "--progress=json", "a.tif", "b.tif");
    for (final String line : outcome.errorLines()) {
      assertTrue(new ObjectMapper().readTree(line).isObject(), line);
    }
    final JsonNode last =
        new ObjectMapper().readTree(outcome.errorLines().get(outcome.errorLines().size() - 2));
    assertEquals("downscaling", last.get("stage").asText());
    assertEquals(1600, last.get("done").asLong());
    assertEquals(1600, last.get("total").asLong());
    assertTrue(last.has("rate_cells_per_s") && last.has("seconds_left"), last.toString());
  }

  @Test
  void theReportIsWrittenWholeAndReplacesAnOlderOne() throws IOException {
    final Path report = Files.writeString(directory.resolve("run.json"), "old");
    Outcome.of(engine, "downscale", "a.tif", "b.tif", "--report", report.toString());
    final JsonNode json = new ObjectMapper().readTree(report.toFile());
    assertEquals(1600, json.get("fine_cells").asLong());
    assertEquals("t2m", json.at("/bands/0/name").asText());
    json.fieldNames().forEachRemaining(key -> assertTrue(key.matches("[a-z_]+"), key));
    assertOnlyFile(report);
  }

  @Test
  void aReportNamedByAHyphenGoesToStandardOutput() throws IOException {
    final Outcome outcome = Outcome.of(engine, "downscale", "a.tif", "b.tif", "--report", "-");
    assertEquals("b.tif", new ObjectMapper().readTree(outcome.out()).get("output").asText());
    assertFalse(Files.exists(Path.of("-")));
  }

  @Test
  void aRunThatFailsLeavesTheOlderReport() throws IOException {
    final Path report = Files.writeString(directory.resolve("run.json"), "old");
    failWith(new RasterException("a.tif: is damaged at row 5; fetch it again"));
    Outcome.of(engine, "downscale", "a.tif", "b.tif", "--report", report.toString());
    assertEquals("old", Files.readString(report));
    assertOnlyFile(report);
  }

  @Test
  void aReportThatCannotBeWrittenIsRefusedBeforeTheRun() {
    final Path report = directory.resolve("missing/run.json");
    final Outcome outcome =
        Outcome.of(engine, "downscale", "a.tif", "b.tif", "--report", report.toString());
    assertEquals(ExitCode.FAILED, outcome.code());
    assertEquals(1, outcome.errorLines().size(), outcome.err());
    assertTrue(engine.requests.isEmpty());
  }

  @Test
  void aFailureIsOneLineAndDebugAddsTheTrace() {
    failWith(new RasterException("a.tif: is damaged\n at row 5; fetch it again"));
    final Outcome outcome = Outcome.of(engine, "downscale", "a.tif", "b.tif");
    assertEquals(ExitCode.FAILED, outcome.code());
    assertEquals(
        List.of("finegrid: a.tif: is damaged at row 5; fetch it again"), outcome.errorLines());
    final Outcome traced = Outcome.of(engine, "downscale", "a.tif", "b.tif", "--debug");
    assertEquals(ExitCode.FAILED, traced.code());
    assertTrue(traced.err().contains("\tat org.finegrid.cli."), traced.err());
  }

  @Test
  void anUnforeseenExceptionIsOneLineThatNamesTheFile() {
    failWith(new IllegalStateException("index 5"));
    final Outcome outcome = Outcome.of(engine, "downscale", "a.tif", "b.tif");
    assertEquals(ExitCode.FAILED, outcome.code());
    assertEquals(1, outcome.errorLines().size(), outcome.err());
    assertTrue(
        outcome.err().startsWith("finegrid: a.tif: unexpected IllegalStateException (index 5); "),
        outcome.err());
  }

  @Test
  void anExhaustedHeapIsOneLineThatSaysWhatToDo() {
    for (final Runnable failure :
        List.<Runnable>of(
            () -> {
              throw new OutOfMemoryError("Java heap space");
            },
            () -> {
              throw new RasterException("worker failed", new OutOfMemoryError());
            })) {
      engine.run = (progress, cancelled) -> failure.run();
      final Outcome outcome = Outcome.of(engine, "downscale", "a.tif", "b.tif");
      assertEquals(ExitCode.FAILED, outcome.code());
      assertEquals(1, outcome.errorLines().size(), outcome.err());
      assertTrue(outcome.err().startsWith("finegrid: a.tif: not enough memory"), outcome.err());
      assertTrue(outcome.err().contains("smaller --tile"), outcome.err());
      assertTrue(outcome.err().contains("FINEGRID_JAVA_OPTS"), outcome.err());
    }
  }

  @Test
  void tooFewOpenFilesAreNoFaultOfTheProgram() {
    engine.run =
        (progress, cancelled) -> {
          throw new IllegalStateException(
              new FileNotFoundException("lib/tzdb.dat (Too many open files)"));
        };
    final Outcome outcome = Outcome.of(engine, "downscale", "a.tif", "b.tif");
    assertEquals(ExitCode.FAILED, outcome.code());
    assertEquals(
        List.of("finegrid: a.tif: too many open files; allow more with 'ulimit -n 1024'"),
        outcome.errorLines());
  }

  @Test
  void aCancelledRunIsNoFailure() {
    failWith(new CancelledException());
    final Outcome outcome = Outcome.of(engine, "downscale", "a.tif", "b.tif");
    assertEquals(ExitCode.INTERRUPTED, outcome.code());
    assertEquals(List.of("finegrid: interrupted; nothing was written"), outcome.errorLines());
    assertFalse(outcome.err().contains("unexpected"));
  }

  private void failWith(final RuntimeException failure) {
    engine.run =
        (progress, cancelled) -> {
          throw failure;
        };
  }

  private void assertOnlyFile(final Path file) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(List.of(file), files.toList());
    }
  }
}
