package org.finegrid.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Tells ONNX Runtime where its libraries lie unpacked beside the jar. Otherwise it would unpack
 * them into a temporary directory at each start, which takes longer than many a run. Tells ND4J
 * which of its libraries to take.
 */
final class NativeLibraries {
  /** ONNX Runtime's own property. */
  private static final String PROPERTY = "onnxruntime.native.path";

  /** JavaCPP's own property, which loads ND4J's library. */
  private static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";

  private NativeLibraries() {}

  /** Sets the property, unless the user has, or there are no such libraries. */
  static void use() {
    final Path directory = jar().resolveSibling(built("natives"));
    if (System.getProperty(PROPERTY) == null && Files.isDirectory(directory)) {
      System.setProperty(PROPERTY, directory.toString());
    }
  }

  /** Sets what training needs, unless the user has. To be called before ND4J is first used. */
  static void useForTraining() {
    if (System.getProperty(EXTENSION) == null) {
      System.setProperty(EXTENSION, built("nd4j.extension"));
    }
  }

  private static Path jar() {
    try {
      return Path.of(
          NativeLibraries.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the place of this program is no path", e);
    }
  }

  private static String built(final String key) {
    final Properties properties = new Properties();
    try (InputStream in = NativeLibraries.class.getResourceAsStream("build.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty(key);
  }
}
