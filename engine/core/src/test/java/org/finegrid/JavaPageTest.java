package org.finegrid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the page for Java programmers are compiled and run as they stand there. */
class JavaPageTest {
  private static final Path ROOT = Path.of("../..");
  private static final Path EXAMPLES = ROOT.resolve("docs/examples/java/src/main/java");
  private static final Pattern BLOCK =
      Pattern.compile("```java\\n(.*?public final class (\\w+) .*?)```\\n", Pattern.DOTALL);

  @TempDir private Path directory;

  private static Map<String, String> onPage() throws IOException {
    final Map<String, String> sources = new TreeMap<>();
    final Matcher block = BLOCK.matcher(Files.readString(ROOT.resolve("docs/java.md")));
    while (block.find()) {
      sources.put(block.group(2) + ".java", block.group(1));
    }
    return sources;
  }

  @Test
  void thePageShowsTheExamplesOfTheProject() throws IOException {
    final Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.list(EXAMPLES)) {
      for (final Path path : paths.toList()) {
        files.put(path.getFileName().toString(), Files.readString(path));
      }
    }
    assertEquals(files, onPage());
  }

  @Test
  void aFileAnArrayAndACoverageBecomeFiner() throws Exception {
    final Map<String, String> sources = onPage();
    for (final Map.Entry<String, String> source : sources.entrySet()) {
      Files.writeString(directory.resolve(source.getKey()), source.getValue());
    }
    final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    final String[] arguments =
        Stream.concat(
                Stream.of("-d", directory.toString(), "-Xlint:all,-classfile,-path", "-Werror"),
                sources.keySet().stream().map(name -> directory.resolve(name).toString()))
            .toArray(String[]::new);
    final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    assertEquals(0, compiler.run(null, null, errors, arguments), errors::toString);
    final Path fine = directory.resolve("fine.tif");
    final String file =
        run("DownscaleFile", ROOT.resolve("samples/island/precipitation.nc").toString(), "" + fine);
    assertTrue(file.matches("\\d+ fine cells by fine-l.*\\R"), file);
    assertTrue(Files.size(fine) > 0);
    final String array = run("DownscaleArray");
    assertTrue(array.startsWith("120 x 80, first 1.5"), array);
    final String coverage = run("DownscaleCoverage");
    assertTrue(coverage.contains("[0..119, 0..79]"), coverage);
    elevationIsTaken();
  }

  private void elevationIsTaken() throws Exception {
    final Path samples = ROOT.resolve("samples/island");
    final Path fine = directory.resolve("warm.tif");
    final String file =
        run(
            "DownscaleFileWithElevation",
            samples.resolve("temperature.tif").toString(),
            samples.resolve("elevation-fine.tif").toString(),
            "" + fine);
    assertTrue(file.matches("elevation: copied\\R"), file);
    assertTrue(Files.size(fine) > 0);
    final String array = run("DownscaleArrayWithElevation");
    final Matcher cell = Pattern.compile("(\\S+) m: (\\S+) K\\R").matcher(array);
    assertTrue(cell.matches(), array);
    assertEquals(
        290 - 0.006 * Double.parseDouble(cell.group(1)), Double.parseDouble(cell.group(2)), 0.05);
    final String coverage = run("DownscaleCoverageWithElevation");
    assertTrue(coverage.contains("[0..119, 0..79]"), coverage);
  }

  /** Runs an example's main method, and answers what it prints. */
  private String run(final String example, final String... arguments) throws Exception {
    final PrintStream before = System.out;
    final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {directory.toUri().toURL()})) {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      loader.loadClass(example).getMethod("main", String[].class).invoke(null, (Object) arguments);
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }
}
