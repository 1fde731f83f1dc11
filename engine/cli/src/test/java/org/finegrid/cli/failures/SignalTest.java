package org.finegrid.cli.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.finegrid.cli.Signals;
import org.finegrid.io.WriteOptions.Compression;
import org.finegrid.testing.Networks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that would take minutes, ended in the middle by a signal or the end of its input. */
@DisabledOnOs(OS.WINDOWS)
@Tag("slow")
class SignalTest {
  private static final String END_OF_INPUT = "end of input";
  private static final long STARTED = 1 << 20;

  @TempDir private Path directory;
  @TempDir private Path temporary;

  @ParameterizedTest
  @CsvSource({
    "INT, out.tif, bicubic",
    "TERM, out.tif, bicubic",
    "TERM, out.nc, bicubic",
    "INT, out.tif, network",
    "TERM, out.tif, network",
    "end of input, out.tif, network",
    "end of input, out.nc, bicubic"
  })
  void anInterruptedRunLeavesNothing(final String signal, final String name, final String model)
      throws Exception {
    assumeTrue(
        !signal.equals("INT") || Signals.interruptsArrive(), "SIGINT is ignored, as after nohup");
    final Folder folder = new Folder(directory);
    final Path output = folder.file(name, new byte[] {'o', 'l', 'd'});
    try (Child child = run(folder, output, named(folder, model))) {
      final Instant sent = Instant.now();
      if (signal.equals(END_OF_INPUT)) {
        child.process().getOutputStream().close();
      } else {
        Signals.send(child.process(), signal);
      }
      assertEquals(130, child.code());
      assertTrue(Duration.between(sent, Instant.now()).toSeconds() < 5);
      assertEquals(List.of("finegrid: interrupted; nothing was written"), child.errors());
    }
    assertEquals(Map.of(), parts());
    assertEquals("old", Files.readString(output));
    // An empty directory of ONNX Runtime's may stay.
    try (Stream<Path> left = Files.walk(temporary)) {
      assertEquals(List.of(), left.filter(Files::isRegularFile).toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"out.tif", "out.nc"})
  void aRunThatIsKilledLeavesTheOldFile(final String name) throws Exception {
    final Folder folder = new Folder(directory);
    final Path output = folder.file(name, new byte[] {'o', 'l', 'd'});
    try (Child child = run(folder, output, "bicubic")) {
      Signals.send(child.process(), "KILL");
      assertEquals(128 + 9, child.code());
    }
    assertEquals("old", Files.readString(output));
  }

  /** Starts a run and waits until it has begun to write cells. */
  private Child run(final Folder folder, final Path output, final String model) throws Exception {
    final Path input = Generated.raster(folder.file("in.tif"), 400, 400, Compression.NONE);
    final String factor = model.equals("bicubic") ? "64" : "16";
    final Child child =
        Child.of(
            List.of("-Djava.io.tmpdir=" + temporary),
            List.of(
                "downscale",
                input.toString(),
                output.toString(),
                "--factor=" + factor,
                "--model=" + model,
                "--end-with-input",
                "--overwrite"));
    while (parts().values().stream().noneMatch(size -> size > STARTED)) {
      if (!child.process().isAlive()) {
        throw new IllegalStateException("ended too early: " + child.errors());
      }
      Thread.sleep(20);
    }
    return child;
  }

  private static String named(final Folder folder, final String model) {
    return model.equals("network")
        ? folder.file("net.onnx", Networks.espcn(16, 64, 32)).toString()
        : model;
  }

  private Map<Path, Long> parts() {
    return Folder.sizes(directory, ".part");
  }
}
