package org.finegrid.geoserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.finegrid.grid.RasterException;
import org.junit.jupiter.api.Test;

/**
 * One jar for GeoTools 33 to 35, between which images and some interfaces moved: no class of ours
 * may name what is in another place, or in none, on some of them.
 */
class PortabilityTest {
  private static final List<String> MOVED =
      List.of(
          "javax/media/jai",
          "it/geosolutions/jaiext",
          "org/eclipse/imagen",
          "org/opengis",
          "javax/servlet",
          "jakarta/servlet");

  @Test
  void noClassNamesWhatMoved() throws Exception {
    final List<String> plugin = classesBeside(FinegridProcessFactory.class);
    final List<String> core = classesBeside(RasterException.class);
    assertTrue(plugin.size() > 10, "found " + plugin.size());
    assertTrue(core.size() > 100, "found " + core.size());
    final List<String> wrong = new ArrayList<>();
    for (final Class<?> root : List.of(FinegridProcessFactory.class, RasterException.class)) {
      for (final String name : classesBeside(root)) {
        namesIn(root, name).forEach(moved -> wrong.add(name + " names " + moved));
      }
    }
    assertEquals(List.of(), wrong);
  }

  /** So that the test above can fail. */
  @Test
  void aClassThatNamesItIsFound() throws Exception {
    final String name = DownscaleProcessTest.class.getName().replace('.', '/') + ".class";
    assertEquals(
        List.of("javax/media/jai", "it/geosolutions/jaiext"),
        namesIn(DownscaleProcessTest.class, name));
  }

  /** Names stand in a class file's constants, as they are. */
  private static List<String> namesIn(final Class<?> root, final String name) throws IOException {
    try (InputStream in = root.getClassLoader().getResourceAsStream(name)) {
      final String bytes = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      return MOVED.stream().filter(bytes::contains).toList();
    }
  }

  private static List<String> classesBeside(final Class<?> root) throws Exception {
    final URI place = root.getProtectionDomain().getCodeSource().getLocation().toURI();
    if (Files.isDirectory(Path.of(place))) {
      return classes(Path.of(place));
    }
    try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + place), Map.of())) {
      return classes(jar.getPath("/"));
    }
  }

  private static List<String> classes(final Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(each -> each.toString().endsWith(".class"))
          .map(each -> root.relativize(each).toString().replace('\\', '/'))
          .toList();
    }
  }
}
