package org.finegrid.io.gdal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.finegrid.grid.RasterException;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterReader;
import org.finegrid.io.ReadOptions;
import org.finegrid.io.WriteOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program of its own, whose Java finds no native half of the bindings. */
class WithoutBindingsTest {
  private static final short COMPRESSION = 259;
  private static final short LERC = (short) 34887;

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
    final Path lerc = lerc(sample);
    final List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("-Djava.library.path=" + directory);
    words.add("-Dfinegrid.home=/opt/finegrid");
    words.add("-cp");
    words.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    words.add(Program.class.getName());
    words.addAll(
        List.of(
            sample.toString(), grib.toString(), lerc.toString(), "--", directory + "/out.zarr"));
    final Path errors = directory.resolve("errors");
    final Process process = new ProcessBuilder(words).redirectError(errors.toFile()).start();
    final List<String> told =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();

    assertEquals(0, process.waitFor());
    assertEquals("", Files.readString(errors));
    assertEquals(4, told.size(), told.toString());
    assertTrue(told.get(0).startsWith("read "), told.get(0));
    for (final String refusal : told.subList(1, 4)) {
      assertTrue(refusal.contains("/opt/finegrid/scripts/install-gdal-java.sh"), refusal);
    }
    assertTrue(told.get(1).startsWith(grib + ": "), told.get(1));
    assertTrue(
        told.get(2).matches(Pattern.quote(lerc + ": is compressed") + ".*; reading it with GDAL.*"),
        told.get(2));
  }

  /** A sample that says it is compressed as LERC, which Finegrid does not read by itself. */
  private Path lerc(final Path sample) throws IOException {
    final ByteBuffer bytes =
        ByteBuffer.wrap(Files.readAllBytes(sample)).order(ByteOrder.LITTLE_ENDIAN);
    final int entries = bytes.getInt(4);
    for (int at = entries + 2; at < entries + 2 + 12 * bytes.getShort(entries); at += 12) {
      if (bytes.getShort(at) == COMPRESSION) {
        bytes.putShort(at + 8, LERC);
      }
    }
    return Files.write(directory.resolve("lerc.tif"), bytes.array());
  }
}
