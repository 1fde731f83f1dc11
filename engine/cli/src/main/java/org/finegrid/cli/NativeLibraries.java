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
 * them into a temporary directory at each start, which takes longer than many a run.
 */
public final class NativeLibraries {
  /** ONNX Runtime's own property. */
  private static final String PROPERTY = "onnxruntime.native.path";

  private NativeLibraries() {}

  /** Sets the property, unless the user has, or there are no such libraries. */
  public static void use() {
    final Path directory =
        jar()
            .resolveSibling(built("natives"))
            .resolve(platform(System.getProperty("os.name"), System.getProperty("os.arch")));
    if (System.getProperty(PROPERTY) == null && Files.isDirectory(directory)) {
      System.setProperty(PROPERTY, directory.toString());
    }
  }

  /** What ONNX Runtime calls a system and its processor. */
  static String platform(final String system, final String processor) {
    final String os =
        system.startsWith("Windows") ? "win" : system.startsWith("Mac") ? "osx" : "linux";
    return os + "-" + (processor.equals("aarch64") ? "aarch64" : "x64");
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
