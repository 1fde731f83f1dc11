package org.finegrid.io.gdal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.finegrid.grid.RasterException;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterReader;
import org.finegrid.io.ReadOptions;
import org.finegrid.io.WriteOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program of its own, whose Java finds no native half of the bindings. */
class WithoutBindingsTest {
  @TempDir Path directory;

  /** Opens files and begins one by its arguments, and prints what it is told. */
  public static final class Program {
    private Program() {}

    /** Arguments: files to read, and behind {@code --} one to write. */
    public static void main(final String[] args) {
      final List<String> names = List.of(args);
      final int dashes = names.indexOf("--");
      names.subList(0, dashes).forEach(name -> tell(() -> read(Path.of(name))));
      tell(() -> write(Path.of(names.get(dashes + 1))));
    }

    private static String read(final Path file) {
      try (RasterReader reader = RasterFormats.open(file, ReadOptions.defaults())) {
        return "read " + reader.description().bands().size();
      }
    }

    private static String write(final Path file) {
      final WriteOptions.Target target = WriteOptions.Target.byExtension();
      RasterFormats.toWrite(file, target).check(file, false, target);
      return "may be written";
    }

    private static void tell(final Supplier<String> task) {
      try {
        System.out.println(task.get());
      } catch (RasterException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  @Test
  void allElseWorksAndWhatNeedsGdalIsRefusedWithTheCommandThatInstallsIt()
      throws IOException, InterruptedException {
    final Path grib = Files.writeString(directory.resolve("a.grib"), "GRIB and so on");
    final Path sample = Path.of("../../samples/island/temperature.tif").toAbsolutePath();
    final List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("-Djava.library.path=" + directory);
    words.add("-Dfinegrid.home=/opt/finegrid");
    words.add("-cp");
    words.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    words.add(Program.class.getName());
    words.addAll(List.of(sample.toString(), grib.toString(), "--", directory + "/out.zarr"));
    final Path errors = directory.resolve("errors");
    final Process process = new ProcessBuilder(words).redirectError(errors.toFile()).start();
    final List<String> told =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();

    assertEquals(0, process.waitFor());
    assertEquals("", Files.readString(errors));
    assertEquals(3, told.size(), told.toString());
    assertTrue(told.get(0).startsWith("read "), told.get(0));
    for (final String refusal : told.subList(1, 3)) {
      assertTrue(refusal.contains("/opt/finegrid/scripts/install-gdal-java.sh"), refusal);
    }
    assertTrue(told.get(1).startsWith(grib + ": "), told.get(1));
  }
}
