package org.finegrid.cli.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Tells ND4J which of its native libraries to take. */
final class Nd4jLibraries {
  /** JavaCPP's own property, which loads ND4J's library. */
  private static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";

  private Nd4jLibraries() {}

  /** Sets the property, unless the user has. To be called before ND4J is first used. */
  static void use() {
    if (System.getProperty(EXTENSION) == null) {
      System.setProperty(EXTENSION, built());
    }
  }

  private static String built() {
    final Properties properties = new Properties();
    try (InputStream in = Nd4jLibraries.class.getResourceAsStream("build.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("nd4j.extension");
  }
}
