package org.finegrid.geoserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plugin as it is packed, in a process that has a server's libraries and no others. */
@Tag("slow")
class PackedPluginIT {

  /** What a GeoServer brings of what the plugin uses. */
  private static final List<String> OF_SERVER =
      List.of("geotools-wrapper-", "jts-core-", "commons-lang3-", "slf4j-");

  /** Jackson 2 as a GeoServer 2 brings it. */
  private static final String JACKSON = "jackson-";

  /** Where the build puts Jackson 3, as a GeoServer 3 brings it. */
  private static final Path JACKSON_3 = Path.of("target", "jackson-3");

  @TempDir private Path directory;

  private static Path packed(final String kind) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      final List<Path> zips =
          files.filter(each -> each.toString().endsWith("-" + kind + ".zip")).toList();
      assertEquals(1, zips.size(), zips.toString());
      return zips.get(0);
    }
  }

  private List<String> unpacked(final String kind) throws IOException {
    final List<String> jars = new ArrayList<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(packed(kind)))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        final Path jar = directory.resolve(entry.getName());
        Files.copy(in, jar);
        jars.add(jar.toString());
      }
    }
    return jars;
  }

  private static List<String> tested(final List<String> names) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(each -> names.stream().anyMatch(Path.of(each).getFileName().toString()::startsWith))
        .toList();
  }

  private static List<String> jackson2() {
    return tested(List.of(JACKSON));
  }

  private static List<String> jackson3() throws IOException {
    try (Stream<Path> jars = Files.list(JACKSON_3)) {
      return jars.map(Path::toString).toList();
    }
  }

  private List<String> manyRuns(final String kind, final List<String> jackson, final int runs)
      throws Exception {
    final List<String> classPath = new ArrayList<>(unpacked(kind));
    classPath.addAll(tested(OF_SERVER));
    classPath.addAll(jackson);
    classPath.add(Path.of("target", "test-classes").toString());
    final Path temporary = Files.createDirectory(directory.resolve("tmp"));
    final Path output = directory.resolve("output");
    final Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                String.join(File.pathSeparator, classPath),
                ManyRuns.class.getName(),
                Files.createDirectory(directory.resolve("data")).toString(),
                String.valueOf(runs))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    final int code = process.waitFor();
    final List<String> lines = Files.readAllLines(output);
    assertEquals(0, code, String.join("\n", lines));
    try (Stream<Path> left = Files.list(temporary)) {
      // GeoTools' own database of references stays, whoever asked for it.
      assertEquals(List.of("GeoTools"), left.map(each -> each.getFileName().toString()).toList());
    }
    return lines;
  }

  @Test
  void aHundredRunsLeaveNeitherMemoryNorFiles() throws Exception {
    final List<String> lines = manyRuns("plugin-linux", jackson2(), 100);
    assertTrue(lines.contains("Jackson 2 true"), lines.toString());
    final long[] heap =
        lines.stream()
            .filter(each -> each.startsWith("heap "))
            .mapToLong(each -> Long.parseLong(each.substring("heap ".length())))
            .toArray();
    assertEquals(10, heap.length, lines.toString());
    assertTrue(lines.contains("under way 0"), lines.toString());
    // Classes and caches fill at first; then nothing may be added. A single result is 17 MB.
    final long early = LongStream.of(heap).limit(3).max().orElseThrow();
    final long late = LongStream.of(heap).skip(7).min().orElseThrow();
    assertTrue(late < early + (2 << 20), Arrays.toString(heap));
  }

  @Test
  void eachProcessRunsWhereTheServerHasJackson3Alone() throws Exception {
    final List<String> lines = manyRuns("plugin", jackson3(), 2);
    assertTrue(
        lines.containsAll(List.of("Jackson 2 false", "Jackson 3 true", "under way 0")),
        lines.toString());
  }

  @Test
  void eachProcessRunsWhereTheServerHasNoJackson() throws Exception {
    final List<String> lines = manyRuns("plugin-linux", List.of(), 2);
    assertTrue(
        lines.containsAll(List.of("Jackson 2 false", "Jackson 3 false", "under way 0")),
        lines.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"plugin", "plugin-linux"})
  void nativeLibrariesAreInside(final String kind) throws IOException {
    final String jar =
        unpacked(kind).stream()
            .filter(each -> each.contains("onnxruntime-"))
            .collect(Collectors.joining());
    final List<String> names = new ArrayList<>();
    try (InputStream file = Files.newInputStream(Path.of(jar));
        ZipInputStream in = new ZipInputStream(file)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    final boolean all = kind.equals("plugin");
    assertTrue(names.contains("ai/onnxruntime/native/linux-x64/libonnxruntime.so"));
    assertTrue(names.contains("ai/onnxruntime/native/linux-aarch64/libonnxruntime.so"));
    assertEquals(all, names.contains("ai/onnxruntime/native/win-x64/onnxruntime.dll"));
    assertEquals(all, names.contains("ai/onnxruntime/native/osx-aarch64/libonnxruntime.dylib"));
  }
}
