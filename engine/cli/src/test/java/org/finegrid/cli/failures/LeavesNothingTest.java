package org.finegrid.cli.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.finegrid.testing.Networks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run with a network leaves only its output: no unpacked libraries and logs in the temporary
 * directory, and in the user's home nothing but that the network was tried; some releases of ONNX
 * Runtime keep a number of the machine there, and what they mean to report.
 */
@EnabledOnOs(OS.LINUX)
@Tag("slow")
class LeavesNothingTest {
  @TempDir private Path directory;
  @TempDir private Path temporary;
  @TempDir private Path home;

  @Test
  void ofTheCommandLine() throws Exception {
    final Folder folder = new Folder(directory);
    final Path output = folder.file("out.tif");
    runs(
        output,
        Child.command(
            places(),
            List.of("downscale", input(folder), output.toString(), "--model=" + model(folder))));
  }

  @Test
  void ofACallFromJava() throws Exception {
    final Folder folder = new Folder(directory);
    final Path output = folder.file("out.tif");
    runs(
        output,
        Child.command(
            places(),
            JavaCaller.class.getName(),
            List.of(input(folder), output.toString(), model(folder))));
  }

  private void runs(final Path output, final List<String> words) throws Exception {
    final ProcessBuilder builder = new ProcessBuilder(words);
    // Nothing that would silence a library; some are silent where a build server is named.
    builder.environment().clear();
    builder.environment().put("TMPDIR", temporary.toString());
    builder.environment().put("HOME", home.toString());
    try (Child child = Child.start(builder)) {
      final int code = child.code();
      assertEquals(List.of(), child.errors());
      assertEquals(0, code);
    }
    assertTrue(Files.size(output) > 0);
    assertEquals(Map.of(), Folder.sizes(temporary, ""));
    try (Stream<Path> files = Files.walk(home)) {
      assertEquals(
          List.of(home.resolve(".local/share/finegrid/tried-models")),
          files.filter(Files::isRegularFile).map(Path::getParent).toList());
    }
  }

  private List<String> places() {
    return List.of("-Djava.io.tmpdir=" + temporary, "-Duser.home=" + home);
  }

  private static String input(final Folder folder) {
    return folder.sample("island/temperature.tif").toString();
  }

  private static String model(final Folder folder) throws IOException {
    return Files.write(folder.file("net.onnx"), Networks.espcn(2, 8, 4)).toString();
  }
}
