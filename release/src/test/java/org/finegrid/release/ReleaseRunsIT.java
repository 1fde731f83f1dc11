package org.finegrid.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program unpacked from its zip, run by its launcher as a user without Maven runs it. */
@DisabledOnOs(OS.WINDOWS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReleaseRunsIT {
  private Path directory;
  private Path home;

  @BeforeAll
  void unpack(@TempDir final Path temporary) throws IOException {
    directory = temporary;
    // A name with a space, as people have them.
    home =
        ReleaseZips.unpack(
            ReleaseZips.PROGRAM, Files.createDirectory(directory.resolve("my programs")));
  }

  @Test
  void theMainJobOfTheReadmeRuns() throws Exception {
    final Run run =
        run(home, "downscale", "samples/island/precipitation.nc", "fine.tif", "--factor", "4");
    assertEquals(0, run.code, run.err);
    final Run info = run(home, "info", "fine.tif");
    assertTrue(info.out.contains("192 x 160 cells"), info.out);
  }

  @Test
  void aNetworkRunsWithTheLibrariesBesideTheProgram() throws Exception {
    try (JarFile jar = new JarFile(home.resolve(onnxRuntime()).toFile())) {
      assertTrue(jar.stream().noneMatch(each -> each.getName().contains("/native/")));
    }
    final Run run =
        run(
            home,
            "downscale",
            "--model=fine-s",
            "--factor=4",
            "samples/island/temperature.tif",
            "n.tif");
    assertEquals(0, run.code, run.err);
    assertTrue(Files.size(home.resolve("n.tif")) > 0);
  }

  @Test
  void anElevationInAnotherReferenceGuidesTemperature() throws Exception {
    final Run run =
        run(
            home,
            "downscale",
            "--factor=4",
            "--bbox=8.75,42.75,10,43.75",
            "--elevation=samples/island/elevation.tif",
            "--covariate-report=-",
            "samples/island/temperature.tif",
            "t.tif");
    assertEquals(0, run.code, run.err);
    assertTrue(run.out.contains("\"placement\" : \"area averages\""), run.out);
    assertTrue(run.err.matches("note: --elevation: .* NoData in \\d+ fine cells .*\\R"), run.err);
  }

  private static String onnxRuntime() throws IOException {
    return ReleaseZips.files(ReleaseZips.PROGRAM).stream()
        .filter(each -> each.matches("lib/onnxruntime-.*\\.jar"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void classesAreSharedFromTheSecondRunOn() throws Exception {
    // Java 17 does not share those of jars that have a space in their path.
    final Path plain =
        ReleaseZips.unpack(ReleaseZips.PROGRAM, Files.createDirectory(directory.resolve("plain")));
    assertEquals(0, run(plain, "--version").code);
    final Run run =
        run(
            plain,
            Map.of("FINEGRID_JAVA_OPTS", "-Xlog:class+load:file=classes.log"),
            "info",
            "samples/island/temperature.tif");
    assertEquals(0, run.code, run.err);
    assertTrue(
        Files.readAllLines(plain.resolve("classes.log")).stream()
            .anyMatch(each -> each.contains("cli.Main source: shared objects file (top)")));
  }

  @Test
  void itRunsThroughALinkFromElsewhereWithNamesOfAnyCharacters() throws Exception {
    final Path elsewhere = Files.createDirectory(directory.resolve("100% mine!"));
    final Path link =
        Files.createSymbolicLink(elsewhere.resolve("finegrid"), home.resolve("finegrid"));
    final Path sample = home.resolve("samples/island/temperature.tif");
    final Run run =
        start(
            link,
            elsewhere,
            Map.of(),
            "downscale",
            sample.toString(),
            "H\u00f6he 50% $HOME!.tif",
            "--factor=2",
            "--model=bicubic");
    assertEquals(0, run.code, run.err);
    assertTrue(Files.exists(elsewhere.resolve("H\u00f6he 50% $HOME!.tif")));
  }

  @Test
  void withoutTheAddOnTrainingSaysWhereToGetIt() throws Exception {
    final Run run = run(home, "train", "srcnn");
    assertEquals(1, run.code);
    assertEquals(1, run.err.lines().count(), run.err);
    final String zip = ReleaseZips.TRAINING.getFileName().toString();
    assertTrue(run.err.contains("get " + zip + " from"), run.err);
    assertTrue(run.err.contains("into " + home.toRealPath().getParent()), run.err);
  }

  @Test
  void withTheAddOnItTrainsAModelThatThenDownscales() throws Exception {
    final Path other = Files.createDirectory(directory.resolve("both"));
    final Path both = ReleaseZips.unpack(ReleaseZips.PROGRAM, other);
    assertEquals(both, ReleaseZips.unpack(ReleaseZips.TRAINING, other));
    final List<String> args = new ArrayList<>(List.of("train", "fine-s", "--out", "mine.onnx"));
    args.addAll(List.of("--data", "samples/island/elevation-fine.tif", "--factor", "2"));
    args.addAll(List.of("--width", "2", "--blocks", "0", "--patch", "8", "--batch", "4"));
    args.addAll(List.of("--iterations", "20"));
    final Run training = run(both, args.toArray(String[]::new));
    assertEquals(0, training.code, training.err);
    final Run run =
        run(both, "downscale", "samples/island/temperature.tif", "t.tif", "--model", "mine.onnx");
    assertEquals(0, run.code, run.err);
  }

  @Test
  void anOldOrMissingJavaIsNamed() throws Exception {
    final Run run =
        start(home.resolve("finegrid"), home, Map.of("JAVA_HOME", "/nowhere"), "--version");
    assertEquals(1, run.code);
    assertTrue(run.err.contains("JAVA_HOME is /nowhere"), run.err);
    assertFalse(run.err.contains("\n "), run.err);
  }

  private Run run(final Path program, final String... args) throws Exception {
    return run(program, Map.of(), args);
  }

  private Run run(final Path program, final Map<String, String> environment, final String... args)
      throws Exception {
    return start(program.resolve("finegrid"), program, environment, args);
  }

  /** Runs a launcher with an environment that has next to nothing in it. */
  private Run start(
      final Path launcher,
      final Path current,
      final Map<String, String> environment,
      final String... args)
      throws Exception {
    final List<String> words = new ArrayList<>(List.of(launcher.toString()));
    words.addAll(List.of(args));
    final Path out = Files.createTempFile(directory, "out", ".txt");
    final Path err = Files.createTempFile(directory, "err", ".txt");
    final ProcessBuilder builder = new ProcessBuilder(words).directory(current.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().put("HOME", directory.toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    final Process process = builder.start();
    try {
      assertTrue(process.waitFor(5, TimeUnit.MINUTES), "still running: " + words);
    } finally {
      process.destroyForcibly();
    }
    return new Run(process.exitValue(), read(out), read(err));
  }

  private static String read(final Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  /** What a run left. */
  private record Run(int code, String out, String err) {}
}
