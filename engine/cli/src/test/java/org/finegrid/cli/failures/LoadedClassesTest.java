package org.finegrid.cli.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run does not need costs it no time. */
class LoadedClassesTest {
  @TempDir private Path directory;
  @TempDir private Path logs;

  @Test
  void interpolationOfAGeoTiffLoadsNoneOfTheHeavyLibraries() throws Exception {
    final List<String> classes = loaded("island/temperature.tif", "out.tif");
    assertEquals(
        List.of(),
        matching(
            classes,
            "ai\\.onnxruntime\\..*|org\\.geotools\\..*|ucar\\..*|com\\.fasterxml\\..*|org\\.nd4j\\..*"));
    assertEquals(1, matching(classes, "org\\.finegrid\\.internal\\.model\\.Interpolation").size());
  }

  @Test
  void interpolationOfANetcdfFileLoadsNoOnnxRuntime() throws Exception {
    final List<String> classes = loaded("island/temperature.nc", "out.nc");
    assertEquals(List.of(), matching(classes, "ai\\.onnxruntime\\..*"));
    assertTrue(matching(classes, "ucar\\.nc2\\.NetcdfFile").size() > 0);
  }

  private List<String> loaded(final String sample, final String output) throws Exception {
    final Folder folder = new Folder(directory);
    final Path log = logs.resolve("classes.log");
    try (Child child =
        Child.of(
            List.of("-Xlog:class+load:file=" + log),
            List.of(
                "downscale",
                folder.sample(sample).toString(),
                folder.file(output).toString(),
                "--model=bicubic",
                "--factor=2"))) {
      assertEquals(0, child.code());
    }
    assertTrue(Files.exists(folder.file(output)));
    final Pattern line = Pattern.compile(".*\\] (\\S+) source: .*");
    try (Stream<String> lines = Files.lines(log)) {
      return lines.map(line::matcher).filter(m -> m.matches()).map(m -> m.group(1)).toList();
    }
  }

  private static List<String> matching(final List<String> classes, final String pattern) {
    return classes.stream().filter(Pattern.compile(pattern).asMatchPredicate()).toList();
  }
}
