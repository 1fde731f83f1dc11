package org.finegrid.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the program. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() throws IOException {
    final Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    }
    return new String[] {
      "finegrid "
          + properties.getProperty("version")
          + " (Java "
          + System.getProperty("java.version")
          + ")"
    };
  }
}
