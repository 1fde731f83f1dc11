package org.finegrid.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Finegrid's version, as the build wrote it. */
public final class Version {

  private Version() {}

  /** The version, such as {@code 0.2.0}. */
  public static String text() {
    try (InputStream in = Version.class.getResourceAsStream("/org/finegrid/version.properties")) {
      final Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
