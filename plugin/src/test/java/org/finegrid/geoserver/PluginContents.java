package org.finegrid.geoserver;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Checks a packed plugin: jars side by side, each of those that are needed, no class or service
 * that a GeoServer has already, and no name of one that it may lack. The build runs it on the zips
 * that it made.
 */
public final class PluginContents {

  /** What must be inside, whatever its version. */
  private static final List<String> NEEDED =
      List.of("finegrid-geoserver", "onnxruntime", "JTransforms", "JLargeArrays", "commons-math3");

  /** Packages that a GeoServer from 2.27 to 3.0 brings in jars of its own. */
  private static final List<String> OF_SERVER =
      List.of(
          "org/geotools/",
          "org/geoserver/",
          "org/opengis/",
          "org/locationtech/jts/",
          "org/eclipse/imagen/",
          "javax/media/jai/",
          "com/sun/media/",
          "com/sun/imageio/",
          "it/geosolutions/",
          "javax/measure/",
          "si/uom/",
          "tech/units/",
          "org/slf4j/",
          "org/apache/log4j/",
          "org/apache/logging/",
          "org/apache/commons/logging/",
          "org/apache/commons/lang3/",
          "org/apache/commons/io/",
          "com/fasterxml/jackson/",
          "tools/jackson/",
          "com/google/protobuf/",
          "com/google/common/",
          "org/springframework/",
          "org/ejml/",
          "org/hsqldb/",
          "ucar/",
          "javax/servlet/",
          "jakarta/servlet/");

  /** What servers lack, or have in another version, so that classes here may not name it. */
  private static final List<String> UNSURE =
      List.of("com/fasterxml/jackson", "com/google/protobuf");

  private static final Pattern VERSION = Pattern.compile("-\\d.*\\.jar|\\.jar");

  private PluginContents() {}

  /** Lists the contents of zips and fails where they are wrong. */
  public static void main(final String[] zips) throws IOException {
    final List<String> problems = new ArrayList<>();
    for (final String zip : zips) {
      System.out.println(Path.of(zip).getFileName());
      problemsOf(Path.of(zip)).forEach(each -> problems.add(zip + ": " + each));
    }
    if (!problems.isEmpty()) {
      throw new IllegalStateException(String.join("\n", problems));
    }
  }

  /** What is wrong with a zip, a sentence each. */
  static List<String> problemsOf(final Path zip) throws IOException {
    final List<String> problems = new ArrayList<>();
    final Map<String, String> jars = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        final String name = entry.getName();
        final byte[] bytes = in.readAllBytes();
        System.out.printf("  %,12d  %s%n", bytes.length, name);
        if (!name.endsWith(".jar") || name.contains("/")) {
          problems.add(name + " is no jar at the top");
          continue;
        }
        final String stem = VERSION.matcher(name).replaceFirst("");
        if (!NEEDED.contains(stem)) {
          problems.add(name + " is not needed");
        }
        if (jars.put(stem, name) != null) {
          problems.add(stem + " is there twice");
        }
        look(name, bytes, problems);
      }
    }
    NEEDED.stream()
        .filter(each -> !jars.containsKey(each))
        .forEach(each -> problems.add(each + " is missing"));
    return problems;
  }

  private static void look(final String jar, final byte[] bytes, final List<String> problems)
      throws IOException {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        final String name = entry.getName();
        if (name.endsWith(".class") && OF_SERVER.stream().anyMatch(name::startsWith)) {
          problems.add(jar + " brings " + name + ", which the server has");
        }
        if (name.startsWith("org/finegrid/") && name.endsWith(".class")) {
          final String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
          UNSURE.stream()
              .filter(text::contains)
              .forEach(
                  each ->
                      problems.add(
                          jar + ": " + name + " names " + each + ", which servers may lack"));
        }
      }
    }
  }
}
