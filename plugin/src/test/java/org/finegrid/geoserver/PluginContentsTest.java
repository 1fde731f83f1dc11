package org.finegrid.geoserver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginContentsTest {
  @TempDir private Path directory;

  private static byte[] zip(final Map<String, byte[]> entries) throws IOException {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (final Map.Entry<String, byte[]> each : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(each.getKey()));
        out.write(each.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static Map<String, byte[]> right() throws IOException {
    final byte[] jar = zip(Map.of("org/finegrid/A.class", new byte[1]));
    final Map<String, byte[]> jars = new LinkedHashMap<>();
    for (final String name :
        List.of(
            "finegrid-geoserver-0.1.0-SNAPSHOT.jar",
            "onnxruntime-1.28.0-linux.jar",
            "JTransforms-3.1.jar",
            "JLargeArrays-1.5.jar",
            "commons-math3-3.5.jar")) {
      jars.put(name, jar);
    }
    return jars;
  }

  private List<String> problems(final Map<String, byte[]> jars) throws IOException {
    return PluginContents.problemsOf(Files.write(directory.resolve("plugin.zip"), zip(jars)));
  }

  @Test
  void whatIsNeededAndNoMoreIsRight() throws IOException {
    assertEquals(List.of(), problems(right()));
  }

  @Test
  void aJarThatTheServerHasIsAClash() throws IOException {
    final Map<String, byte[]> jars = right();
    jars.put("jts-core-1.20.0.jar", zip(Map.of()));
    assertEquals(List.of("jts-core-1.20.0.jar is not needed"), problems(jars));
  }

  @Test
  void aClassThatTheServerHasIsAClash() throws IOException {
    final Map<String, byte[]> jars = right();
    jars.put(
        "finegrid-geoserver-0.1.0-SNAPSHOT.jar",
        zip(Map.of("org/geotools/util/Version.class", new byte[1])));
    assertEquals(
        List.of(
            "finegrid-geoserver-0.1.0-SNAPSHOT.jar brings org/geotools/util/Version.class, which the"
                + " server has"),
        problems(jars));
  }

  @Test
  void aClassThatNamesJacksonAsItIsCalledElsewhereIsFound() throws IOException {
    final Map<String, byte[]> jars = right();
    jars.put(
        "finegrid-geoserver-0.1.0-SNAPSHOT.jar",
        zip(
            Map.of(
                "org/finegrid/A.class",
                "com/fasterxml/jackson/databind".getBytes(StandardCharsets.ISO_8859_1))));
    assertEquals(
        List.of(
            "finegrid-geoserver-0.1.0-SNAPSHOT.jar: org/finegrid/A.class names"
                + " com/fasterxml/jackson, which servers may lack"),
        problems(jars));
  }

  @Test
  void whatIsMissingOrTwiceOrDeeperIsTold() throws IOException {
    final Map<String, byte[]> jars = right();
    jars.remove("JTransforms-3.1.jar");
    jars.put("commons-math3-3.6.jar", zip(Map.of()));
    jars.put("lib/other.jar", zip(Map.of()));
    assertEquals(
        List.of(
            "commons-math3 is there twice",
            "lib/other.jar is no jar at the top",
            "JTransforms is missing"),
        problems(jars));
  }
}
